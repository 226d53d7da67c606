/** Takes a lent token out of the `hf` CLI's files, only where they still hold this very token, and puts back what was active before. */
import { type AccountBook, accountOf, publish } from "#core/accounts/account-book.ts";
import type { CliCopy } from "#core/accounts/account-record.ts";
import { openCliFiles } from "#core/accounts/cli/cli-files.ts";
import { helperEntryId } from "#core/accounts/helper-entry.ts";
import type { Account } from "#shared/contract/accounts.ts";

/** The account without its copy. Throws ProblemError (NOT_FOUND, KEYCHAIN, CONFLICT, DISK, DISK_FULL). */
export async function takeBack(book: AccountBook, id: string): Promise<Account> {
  const account = accountOf(book, id);
  const copy = book.records.all().get(id)?.cli ?? null;
  if (copy === null) return account;
  const paths = { token: copy.tokenFile, stored: copy.storedFile };
  const files = await openCliFiles(paths);
  const isOurs = (token: string | null | undefined) => token !== null && token !== undefined && isOf(book, id, token);
  // First the one in use: were it last, a failure in between would leave a login without a name.
  if (copy.isActive && isOurs(files.active)) await files.writeActive(await formerToken(book, id, copy, files.stored));
  if (isOurs(files.stored.get(copy.name)?.get("hf_token"))) {
    await files.writeStored(new Map([...files.stored].filter(([name]) => name !== copy.name)));
  }
  if (copy.former === "keychain") await book.keychain.delete(helperEntryId("formerCli", id));
  const record = book.records.all().get(id);
  if (record !== undefined) book.records.put(id, { ...record, cli: null });
  publish(book);
  return accountOf(book, id);
}

/** By its digest, so that it is known also while the keychain is locked. */
function isOf(book: AccountBook, id: string, token: string): boolean {
  const wanted = book.records.all().get(id)?.fingerprint ?? null;
  return wanted !== null ? book.fingerprint(token) === wanted : book.vault.get(id)?.token === token;
}

/** What was active before; null where that is gone by now. */
async function formerToken(
  book: AccountBook,
  id: string,
  { former }: CliCopy,
  stored: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Promise<string | null> {
  if (former === null) return null;
  if (former === "keychain") return book.keychain.get(helperEntryId("formerCli", id));
  return stored.get(former.name)?.get("hf_token") ?? null;
}
