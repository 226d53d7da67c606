/** The tokens in memory while the app runs. Only hubFetch and the accounts see it; nothing of it is ever written or sent to the page. */
import { createHmac, randomBytes } from "node:crypto";
import type { SecretEntry } from "#core/accounts/secret-entry.ts";
import type { Redactor } from "#core/log/redact.ts";

export type Vault = {
  get(id: string): SecretEntry | null;
  entries(): ReadonlyMap<string, SecretEntry>;
  set(id: string, entry: SecretEntry): void;
  delete(id: string): void;
  /** The account that has this very token, or null. */
  findSame(token: string): string | null;
};

/** A vault; every token in it is also hidden from the log by value. */
export function createVault(redactor: Redactor): Vault {
  const entries = new Map<string, SecretEntry>();
  const forget = new Map<string, () => void>();
  const key = randomBytes(32);
  // Compared as keyed digests, so that how long it takes says nothing about the tokens.
  const digest = (token: string) => createHmac("sha256", key).update(token).digest("hex");
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
    findSame(token) {
      const wanted = digest(token);
      for (const [id, entry] of entries) if (digest(entry.token) === wanted) return id;
      return null;
    },
  };
}
