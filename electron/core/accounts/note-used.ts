/** Remembers when a token was last used, to the minute, so that a busy download does not write at each request. */
import { type AccountBook, updateRecord } from "#core/accounts/account-book.ts";

const stepMs = 60_000;

/** To be called at each request that carries the account's token. */
export function noteUsed(book: AccountBook, id: string): void {
  const now = book.clock.now();
  const last = book.records.all().get(id)?.lastUsedAt ?? null;
  if (last === null || now - last >= stepMs || now < last) updateRecord(book, id, { lastUsedAt: now });
}
