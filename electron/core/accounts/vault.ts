/** The tokens in memory while the app runs. Only hubFetch and the accounts see it; nothing of it is ever written or sent to the page. */
import type { Fingerprint } from "#core/accounts/fingerprint.ts";
import type { SecretEntry } from "#core/accounts/secret-entry.ts";
import type { Redactor } from "#core/log/redact.ts";

export type Vault = {
  get(id: string): SecretEntry | null;
  entries(): ReadonlyMap<string, SecretEntry>;
  set(id: string, entry: SecretEntry): void;
  delete(id: string): void;
  /** The account that has this very token, at this Hub origin or (null) at any; null for none. */
  findSame(token: string, hubOrigin: string | null): string | null;
};

/** A vault; every token in it is also hidden from the log by value. Tokens are compared by their digests, so that the time it takes says nothing about them. */
export function createVault(redactor: Redactor, fingerprint: Fingerprint): Vault {
  const entries = new Map<string, SecretEntry>();
  const forget = new Map<string, () => void>();
  const drop = (id: string) => {
    entries.delete(id);
    forget.get(id)?.();
    forget.delete(id);
  };
  return {
    get: (id) => entries.get(id) ?? null,
    entries: () => entries,
    set(id, entry) {
      drop(id);
      entries.set(id, entry);
      forget.set(id, redactor.register(entry.token));
    },
    delete: drop,
    findSame(token, hubOrigin) {
      const wanted = fingerprint(token);
      for (const [id, entry] of entries) {
        const isThere = hubOrigin === null || entry.hubOrigin === hubOrigin;
        if (isThere && fingerprint(entry.token) === wanted) return id;
      }
      return null;
    },
  };
}
