/** The accounts of this person: wires the verbs of this folder to the keychain, the stores and the Hub. */
import { join } from "node:path";
import { type AccountBook, activeChoice, activeIdAt, hubOrigin, publish } from "#core/accounts/account-book.ts";
import { accountRecord } from "#core/accounts/account-record.ts";
import { activateAccount } from "#core/accounts/activate-account.ts";
import { addAccount } from "#core/accounts/add-account.ts";
import type { Keychain } from "#core/accounts/keychain.ts";
import { loadAccounts } from "#core/accounts/load-accounts.ts";
import { noteRejected } from "#core/accounts/note-rejected.ts";
import { recheckAccount, refreshAccount } from "#core/accounts/refresh-account.ts";
import { removeAccount } from "#core/accounts/remove-account.ts";
import type { Vault } from "#core/accounts/vault.ts";
import type { Clock } from "#core/clock.ts";
import type { AccountsCapability } from "#core/core.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import type { TokenSource } from "#core/hub/token-source.ts";
import type { Log } from "#core/log/log.ts";
import { StateCell } from "#core/state-cell.ts";
import { openJsonLines, type StoreNotice } from "#core/store/json-lines.ts";
import type { AccountsState } from "#shared/contract/accounts.ts";
import { newTokenPage } from "#shared/model/token-page.ts";

export type AccountsOptions = {
  readonly keychain: Keychain;
  readonly vault: Vault;
  readonly storeFolder: string;
  readonly isDemo: boolean;
  readonly clock: Clock;
  readonly log: Log;
  report(notice: StoreNotice): void;
  /** Made with the token source, and so only when the accounts are there. */
  connect(tokens: TokenSource): HubAccess;
};

export type CoreAccounts = {
  readonly capability: AccountsCapability;
  readonly hub: HubAccess;
  /** Reads the keychain, waiting for it at most a few seconds, and checks the active account in the background. */
  start(): Promise<void>;
  /** To be called when the Hub was changed in the settings. */
  onEndpointChange(): void;
  close(): Promise<void>;
};

const startWaitMs = 3000;
const lockedPollMs = 10_000;

export function createAccounts(options: AccountsOptions): CoreAccounts {
  const { keychain, vault, storeFolder, clock, log, report } = options;
  const closed = new AbortController();
  const store = { version: 1, clock, onBroken: report };
  const records = openJsonLines({ ...store, file: join(storeFolder, "accounts.jsonl"), schema: accountRecord });
  const choices = openJsonLines({ ...store, file: join(storeFolder, "active-accounts.jsonl"), schema: activeChoice });
  const hub: HubAccess = options.connect({
    activeId: () => activeIdAt(hubOrigin({ hub }), { vault, choices }),
    get: vault.get,
    onRejected: (id, problem) => noteRejected(book, id, problem),
  });
  const cell = new StateCell<AccountsState>({ keychain: keychain.state.get(), activeId: null, accounts: [] });
  const book: AccountBook = { ...options, hub, records, choices, cell, memoryOnly: new Set() };

  const rechecks = new Set<Promise<void>>();
  const recheckActive = () => {
    const id = hub.activeAccountId();
    if (id === null) return;
    const recheck = recheckAccount(book, id, closed.signal);
    rechecks.add(recheck);
    void recheck.finally(() => rechecks.delete(recheck));
  };

  async function load(): Promise<void> {
    try {
      await loadAccounts(book);
      recheckActive();
    } catch (error) {
      // The state says that the keychain is locked; the watch below tries again.
      log.error("keychain.load-failed", error);
    }
  }

  /** A keychain that was unlocked outside the app is noticed; asking does not make the system prompt. */
  async function watchLocked(): Promise<void> {
    for await (const state of keychain.state.watch(closed.signal)) {
      publish(book);
      if (state.type !== "locked") continue;
      const isAwake = await clock.sleep(lockedPollMs, closed.signal).then(
        () => true,
        () => false,
      );
      if (isAwake && keychain.state.get().type === "locked") await load();
    }
  }

  return {
    hub,
    async start() {
      const loaded = load();
      const waited = new AbortController();
      await Promise.race([loaded, clock.sleep(startWaitMs, waited.signal).catch(() => undefined)]);
      waited.abort();
      void watchLocked();
    },
    onEndpointChange() {
      publish(book);
      recheckActive();
    },
    async close() {
      closed.abort();
      // Only what the signal ends: a keychain that does not answer must not hold up quitting.
      await Promise.all(rechecks);
      await Promise.all([records.close(), choices.close()]);
    },
    capability: {
      watch: (signal) => cell.watch(signal),
      add: (input, call) => addAccount(book, input, call.signal),
      async activate(id) {
        activateAccount(book, id);
        recheckActive();
      },
      refresh: (id, call) => refreshAccount(book, id, call.signal),
      remove: (id) => removeAccount(book, id),
      newTokenPage: () => newTokenPage(hub.endpoint().hub),
    },
  };
}
