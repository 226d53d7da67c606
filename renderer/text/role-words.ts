/** A token's role in words, the same in the rail, on the account card and in toasts. */
import type { Account } from "#shared/contract/accounts.ts";

export type TokenRole = Account["token"]["role"];

const words: Readonly<Record<TokenRole, string>> = {
  read: "read",
  write: "write",
  fineGrained: "fine-grained",
  oauth: "OAuth",
  app: "app",
  unknown: "role unknown",
};

/** In the middle of a sentence: `read`, `fine-grained`. */
export function roleWords(role: TokenRole): string {
  return words[role];
}
