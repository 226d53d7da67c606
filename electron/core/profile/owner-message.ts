/** What two starts of Hubdeck say to each other: one line of JSON each way, read as input from a stranger. */
import * as z from "zod";

/** The longest line either side reads, in bytes. */
export const ownerMessageBytesMax = 4096;

const door = z.enum(["electron", "browser"]);

/** The newcomer's line. Unknown keys are ignored, so that another version of Hubdeck is understood. */
export const hello = z.object({ hello: z.literal("hubdeck"), door });
export type Hello = z.infer<typeof hello>;

/** The owner's line. */
export const ownerReply = z.discriminatedUnion("type", [
  /** The owner lives on. A browser door gives an address to open, with a launch token that is good once. */
  z.object({ type: z.literal("running"), door, address: z.string().max(2048).nullable() }),
  /** The owner is about to quit: wait for the profile. */
  z.object({ type: z.literal("closing") }),
]);
export type OwnerReply = z.infer<typeof ownerReply>;
