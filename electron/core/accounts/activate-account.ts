/** Chooses the account that requests are made with at its Hub. */
import { type AccountBook, accountOf, publish } from "#core/accounts/account-book.ts";

/** Throws ProblemError NOT_FOUND. */
export function activateAccount(book: AccountBook, id: string): void {
  book.choices.put(accountOf(book, id).hubOrigin, { accountId: id });
  publish(book);
}
