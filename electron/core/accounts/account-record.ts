/** What is remembered of an account besides its token, so that its card shows at once, also offline. Holds no secret. */
import type * as z from "zod";
import type { SecretEntry } from "#core/accounts/secret-entry.ts";
import { account } from "#shared/contract/accounts.ts";

export const accountRecord = account.omit({ id: true, keptIn: true });
export type AccountRecord = z.infer<typeof accountRecord>;

/** The record for a token of which nothing else is known: its own keychain entry is all that is left. */
export function recordOfEntry(entry: SecretEntry): AccountRecord {
  return {
    hubOrigin: entry.hubOrigin,
    user: {
      name: entry.userName,
      fullname: entry.userName,
      email: null,
      isEmailVerified: null,
      isPro: false,
      organisations: [],
    },
    token: {
      name: entry.tokenName,
      role: "unknown",
      tail: tokenTail(entry.token),
      createdAt: null,
      expiresAt: null,
      permissions: null,
      canReadGatedRepos: null,
    },
    addedAt: entry.addedAt,
    state: { type: "unchecked" },
  };
}

/** The last four characters of a token: enough to tell two apart. */
export function tokenTail(token: string): string {
  return token.slice(-4);
}
