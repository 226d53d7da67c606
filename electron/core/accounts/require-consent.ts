/** A mirror gets no token without an explicit yes to its very origin. */
import type { AccountBook } from "#core/accounts/account-book.ts";
import { ProblemError } from "#core/problem-error.ts";
import { isLoopback, isOfficial } from "#core/settings/endpoint.ts";

/** Throws ProblemError CONFIRM_ENDPOINT unless the Hub is the official one, or `confirmedOrigin` names it. */
export function requireConsent(book: AccountBook, origin: string, confirmedOrigin: string | undefined): void {
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
