/** Signs out: the secret first, and the account only when the keychain has shown that the secret is gone. */
import { type AccountBook, accountOf, publish } from "#core/accounts/account-book.ts";
import { ProblemError } from "#core/problem-error.ts";

/** Throws ProblemError NOT_FOUND, or KEYCHAIN while the secret cannot be removed; then the account stays as it was. */
export async function removeAccount(book: AccountBook, id: string): Promise<void> {
  const { hubOrigin } = accountOf(book, id);
  if (!book.memoryOnly.has(id)) {
    try {
      await book.keychain.delete(id);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { problem } = error;
      throw new ProblemError({ ...problem, what: "Not signed out yet", why: `${problem.what}. ${problem.why}` });
    }
  }
  const choice = book.choices.all().get(hubOrigin);
  const wasActive = choice === undefined || choice.accountId === id;
  book.vault.delete(id);
  book.memoryOnly.delete(id);
  book.records.remove(id);
  // No other account steps in unasked.
  if (wasActive) book.choices.put(hubOrigin, { accountId: null });
  publish(book);
}
