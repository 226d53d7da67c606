/** Fills the vault from the keychain, which alone decides which accounts there are. */
import { type AccountBook, isElsewhere, publish } from "#core/accounts/account-book.ts";
import type { AccountRecord } from "#core/accounts/account-record.ts";
import { isHelperEntry } from "#core/accounts/helper-entry.ts";
import { readSecretEntry } from "#core/accounts/secret-entry.ts";

/** Reads all entries. Throws ProblemError KEYCHAIN while it is locked or silent; then nothing is forgotten and nothing deleted. */
export async function loadAccounts(book: AccountBook): Promise<void> {
  const { keychain, vault, records, memoryOnly } = book;
  const found = await keychain.findAll().finally(() => publish(book));
  const ids = new Set<string>();
  for (const { id, password } of found) {
    if (isHelperEntry(id)) continue;
    const entry = id.length <= 64 ? readSecretEntry(password) : null;
    if (entry === null) {
      book.log.warn("keychain.unknown-entry");
      continue;
    }
    ids.add(id);
    vault.set(id, entry);
  }
  for (const id of [...vault.entries().keys()]) if (!ids.has(id) && !memoryOnly.has(id)) vault.delete(id);
  // Records are dropped only when the very keychain that had the token has shown that it is gone, not when it is out of reach.
  const state = keychain.state.get();
  if (state.type === "keychain") {
    for (const [id, record] of [...records.all()]) {
      const entry = vault.get(id);
      if (entry === null && !isElsewhere(record, state.name)) records.remove(id);
      else if (entry !== null && !memoryOnly.has(id)) note(id, record, entry.token, state.name);
    }
  }
  publish(book);

  /** What records of earlier versions lack. */
  function note(id: string, record: AccountRecord, token: string, keychainName: string): void {
    const fingerprint = book.fingerprint(token);
    if (record.fingerprint === fingerprint && record.keychainName === keychainName) return;
    records.put(id, { ...record, fingerprint, keychainName });
  }
}
