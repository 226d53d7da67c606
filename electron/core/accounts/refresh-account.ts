/** Asks the Hub again who an account is. A token that it refuses is kept: only the person removes one. */
import { type AccountBook, accountOf, hubOrigin, updateRecord } from "#core/accounts/account-book.ts";
import { tokenTail } from "#core/accounts/account-record.ts";
import { loadAccounts } from "#core/accounts/load-accounts.ts";
import { noteRejected } from "#core/accounts/note-rejected.ts";
import { whoAmI } from "#core/accounts/who-am-i.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Account } from "#shared/contract/accounts.ts";
import type { ProblemCode } from "#shared/model/problem.ts";

/** The account with what the Hub says now, or with the problem as its state. Throws ProblemError (NOT_FOUND, KEYCHAIN). */
export async function refreshAccount(book: AccountBook, id: string, signal: AbortSignal): Promise<Account> {
  accountOf(book, id);
  if (book.vault.get(id) === null) {
    // Asking for this one entry lets the system offer to unlock the keychain.
    await book.keychain.get(id);
    await loadAccounts(book);
  }
  await check(book, id, signal, () => true);
  return accountOf(book, id);
}

/** As refreshAccount, but in the background: when the Hub cannot be asked, what was known stays. Never throws. */
export async function recheckAccount(book: AccountBook, id: string, signal: AbortSignal): Promise<void> {
  try {
    await check(book, id, signal, (code) => code === "PERMISSION");
  } catch (error) {
    if (!signal.aborted) book.log.error("account.recheck-failed", error);
  }
}

async function check(book: AccountBook, id: string, signal: AbortSignal, isTold: (code: ProblemCode) => boolean) {
  const entry = book.vault.get(id);
  if (entry === null) return;
  const checkedAt = () => book.clock.now();
  if (entry.hubOrigin !== hubOrigin(book)) {
    const problem = {
      code: "NOT_SIGNED_IN",
      what: `This account is of ${entry.hubOrigin}`,
      why: "The app is set to another Hub, which gets nothing of this account. It waits until its Hub is set again.",
      action: { type: "go", label: "Settings", to: "settings" },
    } as const;
    if (isTold(problem.code)) updateRecord(book, id, { state: { type: "failed", checkedAt: checkedAt(), problem } });
    return;
  }
  try {
    const identity = await whoAmI(book.hub, entry.token, { id }, signal);
    const { expiresAt } = accountOf(book, id).token;
    updateRecord(book, id, {
      user: identity.user,
      // whoami may not say when a login ends that came from the CLI's file, which did.
      token: { ...identity.token, tail: tokenTail(entry.token), expiresAt: identity.token.expiresAt ?? expiresAt },
      state: { type: "accepted", checkedAt: checkedAt() },
    });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { problem } = error;
    if (problem.code === "TOKEN_REJECTED") return noteRejected(book, id, problem);
    // That the Hub cannot be asked now does not make a refused token good again.
    if (accountOf(book, id).state.type === "rejected") return;
    if (isTold(problem.code)) updateRecord(book, id, { state: { type: "failed", checkedAt: checkedAt(), problem } });
  }
}
