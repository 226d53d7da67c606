/** Signs in with a pasted token: shape, consent, whoami, keychain, in this order. Nothing is kept before the Hub has accepted the token, unless it cannot be reached. */
import { randomUUID } from "node:crypto";
import { type AccountBook, accountOf, accountWith, hubOrigin } from "#core/accounts/account-book.ts";
import { recordOfEntry, tokenTail } from "#core/accounts/account-record.ts";
import { activateAccount } from "#core/accounts/activate-account.ts";
import { checkToken } from "#core/accounts/check-token.ts";
import { keepToken } from "#core/accounts/keep-token.ts";
import { refreshAccount } from "#core/accounts/refresh-account.ts";
import { requireConsent } from "#core/accounts/require-consent.ts";
import type { SecretEntry } from "#core/accounts/secret-entry.ts";
import { type Identity, whoAmI } from "#core/accounts/who-am-i.ts";
import type { TokenInput } from "#core/core.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Account } from "#shared/contract/accounts.ts";

/** The new account, or the one that has this token already; it is the active one then. */
export async function addAccount(book: AccountBook, input: TokenInput, signal: AbortSignal): Promise<Account> {
  const token = checkToken(input.token);
  const origin = hubOrigin(book);
  requireConsent(book, origin, input.confirmedOrigin);
  const same = accountWith(book, token, origin);
  if (same !== null && book.vault.get(same) !== null) {
    const account = await refreshAccount(book, same, signal);
    if (account.state.type === "failed" || account.state.type === "rejected")
      throw new ProblemError(account.state.problem);
    activateAccount(book, same);
    return accountOf(book, same);
  }
  // From here to the request nothing waits, so that the Hub cannot be another one than was agreed to.
  const identity = await identify(book, token, signal);
  const twin = book.vault.findSame(token, origin);
  if (twin !== null) return accountOf(book, twin);

  const now = book.clock.now();
  const addedAt = (same === null ? undefined : book.records.all().get(same)?.addedAt) ?? now;
  const entry: SecretEntry = {
    token,
    hubOrigin: origin,
    userName: identity?.user.name ?? "",
    tokenName: identity?.token.name ?? "",
    addedAt,
  };
  // In a locked keychain the token is there already; what was pasted makes the account usable until it opens.
  const id = same ?? randomUUID();
  const kept = same === null ? await keepToken(book, id, entry) : null;
  book.vault.set(id, entry);
  const known = book.records.all().get(id) ?? recordOfEntry(entry);
  book.records.put(id, {
    ...known,
    ...(identity === null ? {} : recordOf(identity, token, now)),
    fingerprint: book.fingerprint(token),
    keychainName: kept ?? known.keychainName,
  });
  activateAccount(book, id);
  return accountOf(book, id);
}

/** Whose token it is; null while the Hub cannot be reached at all. Throws the other problems of asking. */
async function identify(book: AccountBook, token: string, signal: AbortSignal): Promise<Identity | null> {
  try {
    return await whoAmI(book.hub, token, { candidateToken: token }, signal);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === "OFFLINE") return null;
    throw error;
  }
}

/** What the Hub's answer says of an account. */
export function recordOf(
  { user, token }: Identity,
  secret: string,
  now: number,
): Pick<Account, "user" | "token" | "state"> {
  return { user, token: { ...token, tail: tokenTail(secret) }, state: { type: "accepted", checkedAt: now } };
}
