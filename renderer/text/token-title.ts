/** What a token is called: the person's own name for it, else the Hub's. */
import type { Account } from "#shared/contract/accounts.ts";

export function tokenTitle({ label, token }: Pick<Account, "label" | "token">): string {
  return label ?? (token.name === "" ? "Token without a name" : token.name);
}
