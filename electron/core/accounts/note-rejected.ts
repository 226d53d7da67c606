/** What follows when the Hub no longer takes a token: the account says so, the person is told once, and the token is kept. */
import { type AccountBook, accountOf, activeIdAt, hubOrigin, updateRecord } from "#core/accounts/account-book.ts";
import type { Problem } from "#shared/model/problem.ts";

/** To be called at each refusal, whoever met it. Nothing for an account that was signed out meanwhile. */
export function noteRejected(book: AccountBook, id: string, problem: Problem): void {
  if (book.vault.get(id) === null) return;
  const { state, token } = accountOf(book, id);
  const now = book.clock.now();
  const told = token.expiresAt !== null && token.expiresAt <= now ? { ...problem, ...expired } : problem;
  updateRecord(book, id, { state: { type: "rejected", checkedAt: now, problem: told } });
  if (state.type === "rejected") return;
  book.log.warn("account.rejected", { account: id });
  // Of the active one every screen says it, for as long as it lasts.
  if (activeIdAt(hubOrigin(book), book) === id) return;
  book.report({
    what: `${told.what}: ${token.name === "" ? "one without a name" : token.name}`,
    why: `${told.why} What needs it waits until the token is replaced; nothing is lost.`,
  });
}

/** Only the app knows the end of a token's life; the Hub refuses all that it does not take in the same words. */
const expired: Pick<Problem, "what" | "why"> = {
  what: "This token has expired",
  why: "It was made for a limited time, which is over. Sign in with a new one.",
};
