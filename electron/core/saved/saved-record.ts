/** One kept entry as it is on the disk: at which Hub, and for whom where its name is private. */
import { createHash } from "node:crypto";
import * as z from "zod";
import { savedEntry } from "#shared/contract/saved.ts";

/** Who may see the name of a private repo: its user, with whichever token, and the account to forget it with. */
const owner = z.strictObject({ userName: z.string().max(200), accountId: z.string().max(64) });
export type Owner = z.infer<typeof owner>;

export const savedRecord = z.strictObject({
  hub: z.string().max(2048),
  /** Null for what anybody may see. */
  owner: owner.nullable(),
  entry: savedEntry,
});
export type SavedRecord = z.infer<typeof savedRecord>;

/** The same for the same thing at the same Hub, so that nothing is kept twice. Says nothing of what it names. */
export function savedId(...parts: readonly (string | null)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
