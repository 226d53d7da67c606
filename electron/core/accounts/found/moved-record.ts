/** What is remembered of lines that were moved into the keychain, besides their text: that is in the keychain alone. */
import * as z from "zod";

export const movedRecord = z.strictObject({
  path: z.string().min(1).max(4096),
  /** The first of the lines, from 1. */
  line: z.int().positive(),
  /** Where in the remaining text they belong, in UTF-16 units; null when nothing remained and the file went. */
  offset: z.int().nonnegative().nullable(),
  mode: z.int().min(0).max(0o777),
  /** The keyed digest of the text that remained, to see that nobody has changed it since. */
  rest: z.string().max(64),
  movedAt: z.int().nonnegative(),
  accountId: z.string().max(64),
});
export type MovedRecord = z.infer<typeof movedRecord>;
