/** Signs in with a pasted token: shape, consent, whoami, keychain, in this order. Nothing is kept before the Hub has accepted the token. */
import { randomUUID } from "node:crypto";
import { type AccountBook, accountOf, hubOrigin, publish } from "#core/accounts/account-book.ts";
import { tokenTail } from "#core/accounts/account-record.ts";
import { activateAccount } from "#core/accounts/activate-account.ts";
import { checkToken } from "#core/accounts/check-token.ts";
import { refreshAccount } from "#core/accounts/refresh-account.ts";
import { type SecretEntry, writeSecretEntry } from "#core/accounts/secret-entry.ts";
import { whoAmI } from "#core/accounts/who-am-i.ts";
import type { AccountsCapability } from "#core/core.ts";
import { ProblemError } from "#core/problem-error.ts";
import { isLoopback, isOfficial } from "#core/settings/endpoint.ts";
import type { Account } from "#shared/contract/accounts.ts";

type Input = Parameters<AccountsCapability["add"]>[0];

/** The new account, or the one that has this token already; it is the active one then. */
export async function addAccount(book: AccountBook, input: Input, signal: AbortSignal): Promise<Account> {
  const token = checkToken(input.token);
  const origin = hubOrigin(book);
  requireConsent(book, origin, input.confirmedOrigin);
  const known = () => {
    const id = book.vault.findSame(token);
    return id !== null && book.vault.get(id)?.hubOrigin === origin ? id : null;
  };
  const same = known();
  if (same !== null) {
    const account = await refreshAccount(book, same, signal);
    if (account.state.type === "failed" || account.state.type === "rejected")
      throw new ProblemError(account.state.problem);
    activateAccount(book, same);
    return accountOf(book, same);
  }
  // From here to the request nothing waits, so that the Hub cannot be another one than was agreed to.
  const identity = await whoAmI(book.hub, token, { candidateToken: token }, signal);
  const twin = known();
  if (twin !== null) return accountOf(book, twin);

  const id = randomUUID();
  const addedAt = book.clock.now();
  const entry: SecretEntry = {
    token,
    hubOrigin: origin,
    userName: identity.user.name,
    tokenName: identity.token.name,
    addedAt,
  };
  await keep(book, id, entry);
  book.vault.set(id, entry);
  book.records.put(id, {
    hubOrigin: origin,
    user: identity.user,
    token: { ...identity.token, tail: tokenTail(token) },
    addedAt,
    state: { type: "accepted", checkedAt: addedAt },
  });
  activateAccount(book, id);
  return accountOf(book, id);
}

/** In the keychain; where it does not take the token, in memory, which is said. */
async function keep(book: AccountBook, id: string, entry: SecretEntry): Promise<void> {
  try {
    await book.keychain.set(id, writeSecretEntry(entry));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    book.log.error("keychain.set-failed", error);
    book.memoryOnly.add(id);
    const { what, why } = error.problem;
    book.report({ what: "The token is kept only until you quit", why: `${what}. ${why}` });
    publish(book);
  }
}

/** A mirror gets no token without an explicit yes to its very origin. */
function requireConsent(book: AccountBook, origin: string, confirmedOrigin: string | undefined): void {
  const { hub } = book.hub.endpoint();
  if (isOfficial(hub) || confirmedOrigin === origin) return;
  if (book.isDemo && isLoopback(new URL(hub).hostname)) return;
  throw new ProblemError({
    code: "CONFIRM_ENDPOINT",
    what: `The token would be sent to ${origin}`,
    why: "The app is set to another Hub than huggingface.co. Whoever runs it could use your token.",
    action: null,
  });
}
