/** What the verbs of this folder share: where tokens are, what is known of each account, and which one is active at which Hub. */
import * as z from "zod";
import { type AccountRecord, recordOfEntry } from "#core/accounts/account-record.ts";
import type { CliPaths } from "#core/accounts/cli/cli-paths.ts";
import type { Fingerprint } from "#core/accounts/fingerprint.ts";
import type { MovedRecord } from "#core/accounts/found/moved-record.ts";
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
  readonly fingerprint: Fingerprint;
  /** Where the `hf` CLI keeps its tokens. */
  readonly cliPaths: CliPaths;
  /** The origin of the Hub that the CLI sends them to. */
  readonly cliHub: string;
  /** Lines that were moved out of files into the keychain, by the id of the entry that has them. */
  readonly moved: JsonLines<MovedRecord>;
  /** What waits for this account now, for the sentence about revoking. */
  waitingJobs(id: string): number;
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
  const { cli, fingerprint: _, keychainName, ...shown } = record;
  const keychain = book.keychain.state.get();
  const isMemory = keychain.type === "memory" || book.memoryOnly.has(id);
  const where = keychainName ?? ("name" in keychain ? keychain.name : "");
  const keptAt: Account["keptAt"] = [isMemory ? { type: "memory", where: "" } : { type: "keychain", where }];
  if (cli !== null) keptAt.push({ type: "cli-stored", where: cli.storedFile });
  if (cli?.isActive) keptAt.push({ type: "cli-active", where: cli.tokenFile });
  const copy = cli === null ? null : { name: cli.name, isActive: cli.isActive, handedAt: cli.handedAt };
  return { id, ...shown, keptIn: isMemory ? "memory" : "keychain", keptAt, cli: copy };
}

/** The account that has this very token, also while the keychain is locked; null for none. `hubOrigin` null means any Hub. */
export function accountWith(book: AccountBook, token: string, hubOrigin: string | null): string | null {
  const id = book.vault.findSame(token, hubOrigin);
  if (id !== null) return id;
  const wanted = book.fingerprint(token);
  const shown = new Set(book.cell.get().accounts.map((account) => account.id));
  for (const [known, record] of book.records.all()) {
    const isThere = hubOrigin === null || record.hubOrigin === hubOrigin;
    if (isThere && record.fingerprint === wanted && shown.has(known)) return known;
  }
  return null;
}

/** Makes the state that the page sees from what is known now. */
export function publish(book: AccountBook): void {
  const known = book.keychain.state.get();
  const changedFrom = known.type === "keychain" ? formerKeychain(book, known.name) : null;
  const keychain = known.type === "keychain" ? { ...known, changedFrom } : known;
  // While the keychain is locked, or is another one, the accounts it holds are known from the records alone.
  const ids = new Set([
    ...book.vault.entries().keys(),
    ...(keychain.type === "locked" || changedFrom !== null ? book.records.all().keys() : []),
  ]);
  const accounts = [...ids].slice(0, 200).map((id) => accountOf(book, id));
  accounts.sort((a, b) => a.addedAt - b.addedAt);
  book.cell.set({ keychain, activeId: activeIdAt(hubOrigin(book), book), accounts });
}

/** The keychain that holds tokens which the one in use lacks; null where there is none. */
function formerKeychain(book: AccountBook, name: string): string | null {
  for (const [id, record] of book.records.all()) {
    if (book.vault.get(id) === null && isElsewhere(record, name)) return record.keychainName;
  }
  return null;
}

/** Whether the record's token was put in another keychain than the one of this name. */
export function isElsewhere({ keychainName }: AccountRecord, name: string): boolean {
  return keychainName !== null && keychainName !== name;
}

/** Remembers what the Hub or the person said about an account; nothing, if it was signed out meanwhile. */
export function updateRecord(book: AccountBook, id: string, fields: Partial<AccountRecord>): void {
  const entry = book.vault.get(id);
  if (entry === null) return;
  book.records.put(id, { ...(book.records.all().get(id) ?? recordOfEntry(entry)), ...fields });
  publish(book);
}
