/** What the machine that the core runs on has: memory, graphics cards, processor, room. */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { sizeBytes } from "#shared/contract/common.ts";

const name = z.string().max(200);

export const machineFacts = z.strictObject({
  memory: z.strictObject({
    totalBytes: sizeBytes,
    /** What programs can have now without the system swapping; null where it does not say. */
    availableBytes: sizeBytes.nullable(),
  }),
  processor: z.strictObject({ name: name.nullable(), cores: z.int().positive() }),
  gpus: z
    .array(
      z.strictObject({
        name,
        /** Null where the card is there and its memory cannot be known. */
        memoryBytes: sizeBytes.nullable(),
        freeBytes: sizeBytes.nullable(),
        /** Shares the machine's memory instead of having its own. */
        isUnified: z.boolean(),
      }),
    )
    .max(16),
  /** Room on the disk of the Hub cache; null where the system does not say. */
  diskFreeBytes: sizeBytes.nullable(),
});
export type MachineFacts = z.infer<typeof machineFacts>;

export const machine = {
  /** The machine as it is now: of the core, not of the browser that shows the page. Never fails for what it cannot learn. */
  facts: oc.output(machineFacts),
};
