/** Fills the vault from the keychain, which alone decides which accounts there are. */
import { type AccountBook, publish } from "#core/accounts/account-book.ts";
import { readSecretEntry } from "#core/accounts/secret-entry.ts";

/** Reads all entries. Throws ProblemError KEYCHAIN while it is locked or silent; then nothing is forgotten and nothing deleted. */
export async function loadAccounts(book: AccountBook): Promise<void> {
  const { keychain, vault, records, memoryOnly } = book;
  const found = await keychain.findAll().finally(() => publish(book));
  const ids = new Set<string>();
  for (const { id, password } of found) {
    const entry = id.length <= 64 ? readSecretEntry(password) : null;
    if (entry === null) {
      book.log.warn("keychain.unknown-entry");
      continue;
    }
    ids.add(id);
    vault.set(id, entry);
  }
  for (const id of [...vault.entries().keys()]) if (!ids.has(id) && !memoryOnly.has(id)) vault.delete(id);
  // Records are dropped only when the keychain itself has shown that the token is gone, not when it is out of reach.
  if (keychain.state.get().type === "keychain") {
    for (const id of [...records.all().keys()]) if (vault.get(id) === null) records.remove(id);
  }
  publish(book);
}
