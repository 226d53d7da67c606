/** A whole core for a test: on a stand-in Hub, in folders of its own, with a keychain in memory and nothing of the real environment. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Keychain, memoryKeychain } from "#core/accounts/keychain.ts";
import type { Clock } from "#core/clock.ts";
import type { Core } from "#core/core.ts";
import { type CoreOptions, createCore } from "#core/create-core.ts";
import type { Platform } from "#core/platform.ts";
import { confSettingsFile } from "#core/settings/conf-settings-file.ts";

export type TestCoreOptions = {
  /** The stand-in Hub; without one the endpoint is a port where nothing answers. */
  readonly hub?: { readonly hubUrl: string; readonly routerUrl: string };
  /** More variables; undefined takes one of ours away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Default: in memory. */
  readonly keychain?: Keychain;
  /** Default true: the stand-in's tokens need no consent. */
  readonly isDemo?: boolean;
  readonly clock?: Clock;
  readonly otherHosts?: CoreOptions["otherHosts"];
  readonly platform?: Partial<Platform>;
  /** The folders of an earlier test core, to start again on. */
  readonly folders?: TestFolders;
};

export type TestFolders = {
  readonly root: string;
  readonly home: string;
  readonly profile: string;
  /** The Hub cache that downloads land in. */
  readonly cache: string;
};

export type TestCore = {
  readonly core: Core;
  readonly folders: TestFolders;
  /** Addresses that the core asked the door to open. */
  readonly opened: readonly string[];
  /** Closes the core and keeps the folders, for starting again. */
  stop(): Promise<void>;
  /** Closes the core and removes the folders. */
  close(): Promise<void>;
};

const transferWorker = new URL("../../dist/electron/transfer-worker.js", import.meta.url);

export async function createTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const folders = options.folders ?? (await makeFolders());
  const opened: string[] = [];
  const platform: Platform = {
    door: "browser",
    openExternal: async (url) => {
      opened.push(url);
      return true;
    },
    reveal: async () => true,
    chooseFolder: async () => ({ type: "unavailable" }),
    notify: () => undefined,
    showProgress: () => undefined,
    keepAwake: () => undefined,
    onEvent: () => () => undefined,
    ...options.platform,
  };
  const core = await createCore({
    platform,
    version: "0.0.0-test",
    profileFolder: folders.profile,
    homeFolder: folders.home,
    env: {
      HF_ENDPOINT: options.hub?.hubUrl ?? "http://127.0.0.1:9",
      HUBDECK_ROUTER: options.hub?.routerUrl,
      HF_HUB_CACHE: folders.cache,
      ...options.env,
    },
    keychain: options.keychain ?? memoryKeychain("a test"),
    settingsFile: confSettingsFile(folders.profile),
    isDemo: options.isDemo ?? true,
    transferWorker,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    ...(options.otherHosts === undefined ? {} : { otherHosts: options.otherHosts }),
  });
  let closing: Promise<void> | null = null;
  const stop = () => {
    closing ??= core.close();
    return closing;
  };
  return {
    core,
    folders,
    opened,
    stop,
    async close() {
      await stop();
      await rm(folders.root, { recursive: true, force: true });
    },
  };
}

async function makeFolders(): Promise<TestFolders> {
  const root = await mkdtemp(join(tmpdir(), "hubdeck-test-"));
  const folders = { root, home: join(root, "home"), profile: join(root, "profile"), cache: join(root, "cache") };
  for (const folder of [folders.home, folders.profile, folders.cache]) await mkdir(folder, { mode: 0o700 });
  return folders;
}
