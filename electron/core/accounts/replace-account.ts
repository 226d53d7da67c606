/** Puts a new token in the place of an account's old one, so that everything that began with the account goes on with it. */
import { type AccountBook, accountOf, accountWith, hubOrigin, publish } from "#core/accounts/account-book.ts";
import { recordOfEntry } from "#core/accounts/account-record.ts";
import { recordOf } from "#core/accounts/add-account.ts";
import { checkToken } from "#core/accounts/check-token.ts";
import { renewCliCopy } from "#core/accounts/cli/renew-cli-copy.ts";
import { requireConsent } from "#core/accounts/require-consent.ts";
import { type SecretEntry, writeSecretEntry } from "#core/accounts/secret-entry.ts";
import { whoAmI } from "#core/accounts/who-am-i.ts";
import type { AccountsCapability } from "#core/core.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Account } from "#shared/contract/accounts.ts";

type Input = Parameters<AccountsCapability["replace"]>[0];

/** The account with its new token. On any error the old one stays as it was. */
export async function replaceAccount(book: AccountBook, input: Input, signal: AbortSignal): Promise<Account> {
  const { id } = input;
  const before = accountOf(book, id);
  const token = checkToken(input.token);
  const origin = hubOrigin(book);
  if (before.hubOrigin !== origin) throw otherHub(before.hubOrigin);
  requireConsent(book, origin, input.confirmedOrigin);
  const same = accountWith(book, token, origin);
  if (same !== null && same !== id) throw takenBy(accountOf(book, same));
  const identity = await whoAmI(book.hub, token, { candidateToken: token }, signal);
  const { name: userName } = identity.user;
  if (before.user.name !== "" && userName !== before.user.name && input.mayBeAnotherUser !== true) {
    throw anotherUser(before.user.name, userName);
  }
  const { addedAt } = before;
  const entry: SecretEntry = { token, hubOrigin: origin, userName, tokenName: identity.token.name, addedAt };
  // Where the old one is in memory only, so is the new one; a keychain that fails keeps the old one.
  if (!book.memoryOnly.has(id)) await book.keychain.set(id, writeSecretEntry(entry));
  const old = book.vault.get(id);
  book.vault.set(id, entry);
  book.records.put(id, {
    ...(book.records.all().get(id) ?? recordOfEntry(entry)),
    ...recordOf(identity, token, book.clock.now()),
    fingerprint: book.fingerprint(token),
    lastUsedAt: null,
    dismissedAdvice: [],
  });
  if (old !== null) await renewCliCopy(book, id, old.token);
  publish(book);
  return accountOf(book, id);
}

function anotherUser(before: string, now: string): ProblemError {
  return new ProblemError({
    code: "CONFIRM_USER",
    what: `The new token belongs to ${now}, not to ${before}`,
    why: `Downloads and chats that began as ${before} would go on as ${now}. To have both, add it as another account.`,
    action: null,
  });
}

function takenBy({ user, token }: Account): ProblemError {
  return new ProblemError({
    code: "CONFLICT",
    what: "This token is here already",
    why: `It is the token ${token.name} of ${user.name}.`,
    action: { type: "go", label: "Account", to: "account" },
  });
}

function otherHub(origin: string): ProblemError {
  return new ProblemError({
    code: "CONFLICT",
    what: `This account is of ${origin}`,
    why: "The app is set to another Hub, and the new token would be sent there. Set the account's Hub first.",
    action: { type: "go", label: "Settings", to: "settings" },
  });
}
