/** The only place where the parts of the core are wired together. */
import { join } from "node:path";
import { createAbout } from "#core/about/create-about.ts";
import { createAccessRequests } from "#core/access-requests/create-access-requests.ts";
import { createAccounts } from "#core/accounts/create-accounts.ts";
import { openFingerprint } from "#core/accounts/fingerprint.ts";
import type { Keychain } from "#core/accounts/keychain.ts";
import { createVault } from "#core/accounts/vault.ts";
import { createApp } from "#core/app/create-app.ts";
import { createNotices } from "#core/app/notices.ts";
import { reportDownloads } from "#core/app/report-downloads.ts";
import { createBrowse } from "#core/browse/create-browse.ts";
import { ByteStreams } from "#core/bytes/byte-streams.ts";
import { type Clock, systemClock } from "#core/clock.ts";
import type { Core } from "#core/core.ts";
import { createDownloads } from "#core/downloads/create-downloads.ts";
import { createFiles } from "#core/files/create-files.ts";
import { createAccessCheck } from "#core/hub/access.ts";
import { createAnswerCache } from "#core/hub/answer-cache.ts";
import { createConnection } from "#core/hub/connection.ts";
import { createHub } from "#core/hub/create-hub.ts";
import { createHubFetch } from "#core/hub/create-hub-fetch.ts";
import { createElsewhere, type ElsewhereOptions, systemHosts } from "#core/hub/elsewhere.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { createNetworkMonitor } from "#core/hub/network.ts";
import { quickSearch } from "#core/hub/quick-search.ts";
import { createInference } from "#core/inference/create-inference.ts";
import { openLog } from "#core/log/log.ts";
import { createRedactor } from "#core/log/redact.ts";
import { createMachine } from "#core/machine/create-machine.ts";
import { type MachineSource, thisMachine } from "#core/machine/machine-source.ts";
import type { Platform } from "#core/platform.ts";
import { createSaved } from "#core/saved/create-saved.ts";
import { createSettings } from "#core/settings/settings.ts";
import type { SettingsFile } from "#core/settings/settings-file.ts";
import type { StoreNotice } from "#core/store/json-lines.ts";

export type CoreOptions = {
  readonly platform: Platform;
  readonly version: string;
  /** Absolute, there, 0700, and ours alone: no other process may have a core on it. */
  readonly profileFolder: string;
  /** HF_*, HUBDECK_* and proxy variables. The core never reads process.env. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where defaults such as ~/.cache/huggingface begin. */
  readonly homeFolder: string;
  readonly keychain: Keychain;
  readonly settingsFile: SettingsFile;
  readonly isDemo: boolean;
  /** File URL of the built transfer worker. */
  readonly transferWorker: URL;
  readonly clock?: Clock;
  /** Where the facts of the machine come from; default: the one that this process runs on. */
  readonly machine?: MachineSource;
  /** How names of other hosts than the Hub become addresses, and which may be connected to. Default: the system's, public ones. */
  readonly otherHosts?: Pick<ElsewhereOptions, "resolve" | "mayConnect">;
};

/** Builds the core and starts its work: the keychain is read, jobs of the last run go on. Never throws for what is on the disk. */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { platform, version, env, homeFolder, keychain, isDemo, transferWorker } = options;
  const { clock = systemClock, machine = thisMachine } = options;
  const storeFolder = join(options.profileFolder, "store");
  const closed = new AbortController();
  const redactor = createRedactor();
  const fingerprint = openFingerprint(storeFolder);
  const log = openLog({ folder: join(options.profileFolder, "logs"), redactor, clock });
  const notices = createNotices();
  const report = (notice: StoreNotice) => {
    log.warn("notice", { ...notice });
    notices.add(notice);
  };

  const settings = createSettings({ file: options.settingsFile, env, homeFolder, clock, report, platform });
  const connection = createConnection({ env, redactor, proxy: settings.proxy, report });
  const askHub = (signal: AbortSignal) =>
    accounts.hub.fetch(`${settings.endpoint().hub}/api/models?limit=1`, { account: "none", retries: 0, signal });
  const network = createNetworkMonitor(clock, async (signal) => (await askHub(signal)).body?.cancel());
  const accounts = createAccounts({
    keychain,
    vault: createVault(redactor, fingerprint),
    fingerprint,
    env,
    homeFolder,
    door: platform.door,
    folderPath: settings.folderPath,
    waitingJobs: (id) => downloads.unfinishedCount(id),
    async forgetSeen(id) {
      saved.forgetAccount(id, accounts.userNameOf(id));
      accessRequests.forgetAccount(id);
      await answers.forgetAccount(id);
    },
    network: network.cell,
    storeFolder,
    isDemo,
    clock,
    log,
    report,
    connect: (tokens) =>
      createHubFetch({
        endpoint: settings.endpoint,
        tokens,
        dispatchers: connection.dispatchers,
        networkConfig: connection.config,
        network,
        clock,
        log,
        version,
      }),
  });
  const hub: HubAccess = accounts.hub;
  const answers = createAnswerCache(hub, {
    folder: join(storeFolder, "answers"),
    clock,
    onTrouble: (code) => log.warn("answers.trouble", { code }),
  });
  const saved = createSaved({
    file: join(storeFolder, "saved.jsonl"),
    clock,
    report,
    hub: () => hub.endpoint().hub,
    owner() {
      const accountId = hub.activeAccountId();
      const userName = accounts.userNameOf(accountId);
      return accountId === null || userName === null ? null : { accountId, userName };
    },
  });
  await accounts.start();
  void followEndpoint();
  void followAccounts();

  const elsewhere = createElsewhere({ ...(options.otherHosts ?? systemHosts), networkConfig: connection.config });
  const streams = new ByteStreams(clock);
  const app = createApp({
    platform,
    version,
    isDemo,
    settings: settings.cell,
    network: network.cell,
    notices,
    signal: closed.signal,
  });
  const downloads = createDownloads({
    hub,
    cacheFolder: settings.cacheFolder,
    folderPath: settings.folderPath,
    settings: settings.downloads,
    storeFolder,
    transferWorker,
    platform,
    clock,
    log,
    onNotice: report,
  });
  const accessRequests = createAccessRequests({
    hub,
    check: createAccessCheck(hub, clock),
    file: join(storeFolder, "access-requests.jsonl"),
    clock,
    log,
    signal: closed.signal,
    report,
    tell: (notice) => notices.add(notice, "information"),
    notify: (notification) => platform.notify(notification),
    onGranted: () => downloads.wake(),
  });
  void accessRequests.follow(accounts.capability.watch(closed.signal));
  void reportDownloads(downloads, platform, closed.signal);
  const stopListening = platform.onEvent((event) => {
    log.info("core.platform-event", { event });
    // Whatever was known of the network is from before the sleep.
    if (event === "suspend") network.reset();
    else {
      connection.renew();
      network.wake();
      downloads.wake();
      accessRequests.wake();
    }
  });
  log.info("core.started", { version, door: platform.door, isDemo, node: process.version, system: process.platform });

  async function followEndpoint(): Promise<void> {
    let url = settings.cell.get().endpoint.url;
    for await (const state of settings.cell.watch(closed.signal)) {
      if (state.endpoint.url === url) continue;
      url = state.endpoint.url;
      network.reset();
      accounts.onEndpointChange();
    }
  }

  /** The accounts are told of another Hub too, and say so. */
  async function followAccounts(): Promise<void> {
    for await (const _ of accounts.capability.watch(closed.signal)) saved.onSwitch();
  }

  return {
    app,
    accounts: accounts.capability,
    found: accounts.found,
    keychain: accounts.keychain,
    hub: createHub({
      ...{ hub, answers, streams, elsewhere },
      pictures: settings.pictures,
      access: accessRequests.check,
    }),
    files: createFiles({ hub, answers, streams, cacheFolder: settings.cacheFolder }),
    browse: createBrowse({ hub, answers, cacheFolder: settings.cacheFolder }),
    bytes: streams,
    downloads,
    inference: createInference({ hub, clock }),
    about: createAbout({ hub, answers }),
    machine: createMachine({ source: machine, cacheFolder: settings.cacheFolder, clock }),
    settings: settings.capability,
    saved: saved.capability,
    accessRequests,
    search: { quick: (query, { signal }) => quickSearch(hub, query, signal) },
    log,
    async close() {
      stopListening();
      closed.abort();
      network.close();
      streams.closeAll();
      await downloads.close();
      await accessRequests.close();
      await accounts.close();
      await answers.close();
      await saved.close();
      await Promise.all([connection.close(), elsewhere.close()]);
      log.info("core.closed");
      await log.close();
    },
  };
}
