/** What the verbs of this folder share: where tokens are, what is known of each account, and which one is active at which Hub. */
import * as z from "zod";
import { type AccountRecord, recordOfEntry } from "#core/accounts/account-record.ts";
import type { Keychain } from "#core/accounts/keychain.ts";
import type { Vault } from "#core/accounts/vault.ts";
import type { Clock } from "#core/clock.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import type { Log } from "#core/log/log.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { StateCell } from "#core/state-cell.ts";
import type { JsonLines, StoreNotice } from "#core/store/json-lines.ts";
import type { Account, AccountsState } from "#shared/contract/accounts.ts";

/** The choice of an account at a Hub origin; null after signing out. */
export const activeChoice = z.object({ accountId: z.string().max(64).nullable() });

export type AccountBook = {
  readonly keychain: Keychain;
  readonly vault: Vault;
  /** By account id; may know accounts whose token is in a locked keychain. */
  readonly records: JsonLines<AccountRecord>;
  /** By Hub origin. */
  readonly choices: JsonLines<z.infer<typeof activeChoice>>;
  /** Accounts whose token the keychain did not take. */
  readonly memoryOnly: Set<string>;
  readonly hub: HubAccess;
  readonly isDemo: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly cell: StateCell<AccountsState>;
  report(notice: StoreNotice): void;
};

/** The origin of the Hub that is set now. */
export function hubOrigin(book: Pick<AccountBook, "hub">): string {
  return new URL(book.hub.endpoint().hub).origin;
}

/** The active account at the Hub that is set now; without a choice the one added last, so that a lost file signs nobody out. */
export function activeIdAt(origin: string, book: Pick<AccountBook, "vault" | "choices">): string | null {
  const choice = book.choices.all().get(origin);
  if (choice !== undefined) {
    const id = choice.accountId;
    return id !== null && book.vault.get(id)?.hubOrigin === origin ? id : null;
  }
  const here = [...book.vault.entries()].filter(([, entry]) => entry.hubOrigin === origin);
  return here.sort(([, a], [, b]) => b.addedAt - a.addedAt)[0]?.[0] ?? null;
}

/** The account as the page sees it. Throws ProblemError NOT_FOUND. */
export function accountOf(book: AccountBook, id: string): Account {
  const entry = book.vault.get(id);
  const record = book.records.all().get(id) ?? (entry === null ? undefined : recordOfEntry(entry));
  if (record === undefined) {
    throw new ProblemError({
      code: "NOT_FOUND",
      what: "This account is not here any more",
      why: "It was signed out, perhaps in another window.",
      action: { type: "go", label: "Account", to: "account" },
    });
  }
  const isMemory = book.keychain.state.get().type === "memory" || book.memoryOnly.has(id);
  return { id, ...record, keptIn: isMemory ? "memory" : "keychain" };
}

/** Makes the state that the page sees from what is known now. */
export function publish(book: AccountBook): void {
  const keychain = book.keychain.state.get();
  // While the keychain is locked, the accounts it holds are known from the records alone.
  const ids = new Set([
    ...book.vault.entries().keys(),
    ...(keychain.type === "locked" ? book.records.all().keys() : []),
  ]);
  const accounts = [...ids].slice(0, 200).map((id) => accountOf(book, id));
  accounts.sort((a, b) => a.addedAt - b.addedAt);
  book.cell.set({ keychain, activeId: activeIdAt(hubOrigin(book), book), accounts });
}

/** Remembers what the Hub or the person said about an account; nothing, if it was signed out meanwhile. */
export function updateRecord(book: AccountBook, id: string, fields: Partial<AccountRecord>): void {
  const entry = book.vault.get(id);
  if (entry === null) return;
  book.records.put(id, { ...(book.records.all().get(id) ?? recordOfEntry(entry)), ...fields });
  publish(book);
}
