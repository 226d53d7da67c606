/** Puts a token in the keychain; where it does not take the token, in memory, which is said. */
import { type AccountBook, publish } from "#core/accounts/account-book.ts";
import { type SecretEntry, writeSecretEntry } from "#core/accounts/secret-entry.ts";
import { ProblemError } from "#core/problem-error.ts";

/** The name of the keychain that took it; null for memory. */
export async function keepToken(book: AccountBook, id: string, entry: SecretEntry): Promise<string | null> {
  try {
    await book.keychain.set(id, writeSecretEntry(entry));
    book.memoryOnly.delete(id);
    const state = book.keychain.state.get();
    return state.type === "keychain" ? state.name : null;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    book.log.error("keychain.set-failed", error);
    book.memoryOnly.add(id);
    const { what, why } = error.problem;
    book.report({ what: "The token is kept only until you quit", why: `${what}. ${why}` });
    publish(book);
    return null;
  }
}
