/** The line under a person's name: `ana-m · Pro · e-mail verified`. Says nothing of what the Hub did not tell. */
import type { Account } from "#shared/contract/accounts.ts";

export function personWords(user: Account["user"]): string {
  const parts = user.name === "" ? [] : [user.name];
  if (user.isPro) parts.push("Pro");
  if (user.isEmailVerified === true) parts.push("e-mail verified");
  if (user.isEmailVerified === false) parts.push("e-mail not verified");
  return parts.join(" · ");
}
