/**
 * What may come from a page: only frames that have the exact shape of a call or of giving one up. Everything else is a
 * reason to close the channel. Decodes instead of oRPC, whose decoder rejects outside of any catch on odd frames, and
 * awaits in between, so that giving a call up could overtake the call itself.
 */
import { type DecodedRequestMessage, MessageType } from "@orpc/standard-server-peer";
import * as z from "zod";
import { frameBytesMax } from "#shared/model/frame-limits.ts";

const id = z.string().min(1).max(32);

/**
 * oRPC 1.16's client frames, without what the contract never uses: no headers, no GET, no uploads (`h`, `m`), and no
 * event streams from the page (`t: 3`), which nobody would read here and which would pile up.
 */
const clientFrame = z.union([
  z.strictObject({
    i: id,
    t: z.literal(1).optional(),
    p: z.strictObject({
      /** `/topic/call`. */
      u: z
        .string()
        .max(100)
        .regex(/^\/[A-Za-z]+\/[A-Za-z]+$/),
      /** The input, and notes on values that JSON does not have. */
      b: z.strictObject({
        json: z.unknown().optional(),
        meta: z.array(z.array(z.unknown()).max(32)).max(100).optional(),
      }),
    }),
  }),
  z.strictObject({ i: id, t: z.literal(4), p: z.unknown().optional() }),
]);

export type GuardedFrame =
  | { readonly type: "accepted"; readonly message: DecodedRequestMessage }
  | { readonly type: "refused"; readonly reason: "not text" | "too large" | "not JSON" | "not a call" };

/** Judges one message of a page and decodes it. Never throws, and never keeps or repeats what it refuses. */
export function guardFrame(message: unknown): GuardedFrame {
  if (typeof message !== "string") return { type: "refused", reason: "not text" };
  if (Buffer.byteLength(message) > frameBytesMax) return { type: "refused", reason: "too large" };
  const json = parseJson(message);
  if (json === undefined) return { type: "refused", reason: "not JSON" };
  const { data: frame } = clientFrame.safeParse(json);
  if (frame === undefined) return { type: "refused", reason: "not a call" };
  if (frame.t === 4) return { type: "accepted", message: [frame.i, MessageType.ABORT_SIGNAL, undefined] };
  const url = new URL(frame.p.u, "http://orpc");
  return {
    type: "accepted",
    message: [frame.i, MessageType.REQUEST, { url, method: "POST", headers: {}, body: frame.p.b }],
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
