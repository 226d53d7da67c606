/** Where the Hub revokes tokens, and what stops working here when this one is. */
import { type AccountBook, accountOf } from "#core/accounts/account-book.ts";

/** Throws ProblemError NOT_FOUND. */
export function revokePage(book: AccountBook, id: string): { readonly url: string; readonly stops: string[] } {
  const account = accountOf(book, id);
  const { activeId } = book.cell.get();
  const stops: string[] = [];
  if (activeId === id)
    stops.push("This app uses it now: it will read only what is open to all until you choose or add another.");
  const jobs = book.waitingJobs(id);
  if (jobs > 0) {
    stops.push(
      `${jobs === 1 ? "One download waits" : `${jobs} downloads wait`} until the token is replaced. What was received stays.`,
    );
  }
  if (account.cli !== null) {
    const use = account.cli.isActive ? "Python and the hf command use it now" : "The hf command has it";
    stops.push(`${use}, under the name ${account.cli.name}. That login ends too.`);
  }
  stops.push("Any other program or computer that has this token loses its access.");
  return { url: `${account.hubOrigin}/settings/tokens`, stops };
}
