/** The keychain doctor: what works, what does not, and what to do about it. The state itself is in `accounts.watch`. */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { timestamp } from "#shared/contract/common.ts";
import { problemAction } from "#shared/contract/problems.ts";

export const keychainReport = z.strictObject({
  /** Which keychain it is, as exactly as the system tells: "GNOME Keyring", "macOS Keychain"; null for none. */
  name: z.string().max(200).nullable(),
  /** In the order in which they were made; a check that an earlier one made pointless is `skipped`. */
  checks: z
    .array(
      z.strictObject({
        /** `backend`: there is one; `unlocked`: it can be read; `round-trip`: a test entry of its own name was written, read back and deleted; `entries`: what is in it is what is listed. */
        id: z.enum(["backend", "unlocked", "round-trip", "entries"]),
        state: z.enum(["ok", "warning", "failed", "skipped"]),
        /** What was found, in a sentence or two. */
        what: z.string().max(500),
        /** What to do next, in a sentence or two; null where nothing is. */
        mend: z.string().max(500).nullable(),
        action: problemAction.nullable(),
      }),
    )
    .max(10),
  checkedAt: timestamp,
});
export type KeychainReport = z.infer<typeof keychainReport>;

export const keychain = {
  /** Makes the checks one by one; the system may ask the person to unlock the keychain. Changes no token. */
  check: oc.output(keychainReport),
};
