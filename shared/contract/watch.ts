/** The shape of every live subscription: one snapshot, then numbered changes. A gap in the numbers asks for a new snapshot. */
import { eventIterator } from "@orpc/contract";
import * as z from "zod";

/** The output of a watch: first `{type: "snapshot", seq, value}`, then `{type: "delta", seq, change}` with seq rising by one. */
export function watchOf<Value extends z.ZodType, Change extends z.ZodType>(value: Value, change: Change) {
  return eventIterator(
    z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("snapshot"), seq: z.int().nonnegative(), value }),
      z.strictObject({ type: z.literal("delta"), seq: z.int().positive(), change }),
    ]),
  );
}

/** One message of a watch, as both sides handle it. */
export type WatchEvent<Value, Change> =
  | { readonly type: "snapshot"; readonly seq: number; readonly value: Value }
  | { readonly type: "delta"; readonly seq: number; readonly change: Change };
