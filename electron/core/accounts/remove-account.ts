/** Signs out: the secret first, wherever the app put it, and the account only when the keychain has shown that the secret is gone. */
import { type AccountBook, accountOf, isElsewhere, publish } from "#core/accounts/account-book.ts";
import { takeBack } from "#core/accounts/cli/take-back.ts";
import { helperEntryId } from "#core/accounts/helper-entry.ts";
import { ProblemError } from "#core/problem-error.ts";

/** Throws ProblemError NOT_FOUND, or KEYCHAIN while the secret cannot be removed; then the account stays as it was. */
export async function removeAccount(book: AccountBook, id: string): Promise<void> {
  const { hubOrigin } = accountOf(book, id);
  const isInKeychain = !book.memoryOnly.has(id);
  const undos = [...book.moved.all()].filter(([, { accountId }]) => accountId === id).map(([undoId]) => undoId);
  try {
    await takeBackIfPossible(book, id);
    for (const undoId of undos) {
      await book.keychain.delete(helperEntryId("undo", undoId));
      book.moved.remove(undoId);
    }
    if (isInKeychain) await book.keychain.delete(id);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { problem } = error;
    throw new ProblemError({ ...problem, what: "Not signed out yet", why: `${problem.what}. ${problem.why}` });
  }
  reportElsewhere(book, id);
  const choice = book.choices.all().get(hubOrigin);
  const wasActive = choice === undefined || choice.accountId === id;
  book.vault.delete(id);
  book.memoryOnly.delete(id);
  book.records.remove(id);
  // No other account steps in unasked.
  if (wasActive) book.choices.put(hubOrigin, { accountId: null });
  publish(book);
}

/** A keychain that is not in use now cannot be asked to forget. */
function reportElsewhere(book: AccountBook, id: string): void {
  const record = book.records.all().get(id);
  const state = book.keychain.state.get();
  if (record === undefined || state.type !== "keychain" || book.vault.get(id) !== null) return;
  if (!isElsewhere(record, state.name)) return;
  book.report({
    what: `The token is still in ${record.keychainName}`,
    why: `${state.name} is in use now, so only that could be cleared. Delete the entry there, or revoke the token on the Hub.`,
  });
}

/** A file of the CLI's that cannot be changed does not keep the person signed in here; they are told. */
async function takeBackIfPossible(book: AccountBook, id: string): Promise<void> {
  try {
    await takeBack(book, id);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code === "KEYCHAIN") throw error;
    const { what, why } = error.problem;
    book.report({
      what: "The hf command still has the token",
      why: `${what}. ${why} Remove it with "hf auth logout".`,
    });
  }
}
