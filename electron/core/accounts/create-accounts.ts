/** The accounts of this person: wires the verbs of this folder to the keychain, the stores and the Hub. */
import { join } from "node:path";
import { type AccountBook, activeChoice, activeIdAt, hubOrigin, publish } from "#core/accounts/account-book.ts";
import { accountRecord } from "#core/accounts/account-record.ts";
import { activateAccount } from "#core/accounts/activate-account.ts";
import { addAccount } from "#core/accounts/add-account.ts";
import { checkKeychain } from "#core/accounts/check-keychain.ts";
import { cliPaths } from "#core/accounts/cli/cli-paths.ts";
import { handToCli } from "#core/accounts/cli/hand-to-cli.ts";
import { takeBack } from "#core/accounts/cli/take-back.ts";
import { describeAccount, dismissAdvice } from "#core/accounts/describe-account.ts";
import type { Fingerprint } from "#core/accounts/fingerprint.ts";
import { createFound } from "#core/accounts/found/create-found.ts";
import { movedRecord } from "#core/accounts/found/moved-record.ts";
import type { Keychain } from "#core/accounts/keychain.ts";
import { loadAccounts } from "#core/accounts/load-accounts.ts";
import { noteRejected } from "#core/accounts/note-rejected.ts";
import { noteUsed } from "#core/accounts/note-used.ts";
import { recheckAccount, refreshAccount } from "#core/accounts/refresh-account.ts";
import { removeAccount } from "#core/accounts/remove-account.ts";
import { replaceAccount } from "#core/accounts/replace-account.ts";
import { revokePage } from "#core/accounts/revoke-page.ts";
import type { Vault } from "#core/accounts/vault.ts";
import type { Clock } from "#core/clock.ts";
import type { AccountsCapability, FoundCapability, KeychainCapability } from "#core/core.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import type { TokenSource } from "#core/hub/token-source.ts";
import type { Log } from "#core/log/log.ts";
import { resolveEndpoint } from "#core/settings/endpoint.ts";
import { StateCell } from "#core/state-cell.ts";
import { openJsonLines, type StoreNotice } from "#core/store/json-lines.ts";
import type { AccountsState } from "#shared/contract/accounts.ts";
import type { NetworkState } from "#shared/contract/app.ts";
import { newTokenPage, wishOf } from "#shared/model/token-page.ts";

export type AccountsOptions = {
  readonly keychain: Keychain;
  readonly vault: Vault;
  readonly fingerprint: Fingerprint;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  readonly door: "electron" | "browser";
  /** The path behind a folder id of the settings. Throws ProblemError NOT_FOUND. */
  folderPath(folderId: string): string;
  /** How many jobs that are not done began with this account. */
  waitingJobs(id: string): number;
  /** Told when an account was signed out or got another token, so that what it had seen is forgotten. */
  forgetSeen(id: string): Promise<void>;
  /** Whether the Hub answers; tokens that were added while it did not are checked when it does. */
  readonly network: StateCell<NetworkState>;
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
  readonly found: FoundCapability;
  readonly keychain: KeychainCapability;
  readonly hub: HubAccess;
  /** Whose account that is, or null where it is gone. */
  userNameOf(id: string | null): string | null;
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
  const moved = openJsonLines({ ...store, file: join(storeFolder, "moved-tokens.jsonl"), schema: movedRecord });
  const hub: HubAccess = options.connect({
    activeId: () => activeIdAt(hubOrigin({ hub }), { vault, choices }),
    userNameOf,
    get: vault.get,
    onRejected: (id, problem) => noteRejected(book, id, problem),
    onUsed: (id) => noteUsed(book, id),
  });
  const cell = new StateCell<AccountsState>({ keychain: keychain.state.get(), activeId: null, accounts: [] });
  const book: AccountBook = {
    ...options,
    cliPaths: cliPaths(options.env, options.homeFolder),
    cliHub: new URL(resolveEndpoint(null, options.env).endpoint.hub).origin,
    hub,
    records,
    choices,
    moved,
    cell,
    memoryOnly: new Set(),
  };

  function userNameOf(id: string): string | null {
    return cell.get().accounts.find((account) => account.id === id)?.user.name ?? null;
  }

  const rechecks = new Set<Promise<void>>();
  const recheck = (id: string) => {
    const checking = recheckAccount(book, id, closed.signal);
    rechecks.add(checking);
    void checking.finally(() => rechecks.delete(checking));
  };
  const recheckActive = () => {
    const id = hub.activeAccountId();
    if (id !== null) recheck(id);
  };

  /** Tokens that were added while the Hub could not be reached are checked as soon as it can. */
  async function watchNetwork(): Promise<void> {
    for await (const state of options.network.watch(closed.signal)) {
      if (state.type !== "online") continue;
      const unchecked = cell.get().accounts.filter(({ state: { type } }) => type === "unchecked");
      for (const { id } of unchecked) recheck(id);
    }
  }

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
    userNameOf: (id) => (id === null ? null : userNameOf(id)),
    async start() {
      const loaded = load();
      const waited = new AbortController();
      await Promise.race([loaded, clock.sleep(startWaitMs, waited.signal).catch(() => undefined)]);
      waited.abort();
      void watchLocked();
      void watchNetwork();
    },
    onEndpointChange() {
      publish(book);
      recheckActive();
    },
    async close() {
      closed.abort();
      // Only what the signal ends: a keychain that does not answer must not hold up quitting.
      await Promise.all(rechecks);
      await Promise.all([records.close(), choices.close(), moved.close()]);
    },
    capability: {
      watch: (signal) => cell.watch(signal),
      add: (input, call) => addAccount(book, input, call.signal),
      async activate(id) {
        activateAccount(book, id);
        recheckActive();
      },
      refresh: (id, call) => refreshAccount(book, id, call.signal),
      describe: async (input) => describeAccount(book, input),
      async replace(input, call) {
        const account = await replaceAccount(book, input, call.signal);
        await options.forgetSeen(input.id);
        return account;
      },
      async remove(id) {
        await removeAccount(book, id);
        await options.forgetSeen(id);
      },
      handToCli: (input) => handToCli(book, input),
      takeBackFromCli: (id) => takeBack(book, id),
      revokePage: (id) => revokePage(book, id),
      dismissAdvice: (id, advice, isDismissed) => dismissAdvice(book, id, advice, isDismissed),
      newTokenPage: (ticked) => newTokenPage(hub.endpoint().hub, ticked === undefined ? undefined : wishOf(ticked)),
    },
    found: createFound(book, options),
    keychain: { check: () => checkKeychain(book) },
  };
}
