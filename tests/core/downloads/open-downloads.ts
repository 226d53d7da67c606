/** The download queue on a stand-in Hub, in a temporary folder, with short waits. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clock, systemClock } from "#core/clock.ts";
import { createDownloads } from "#core/downloads/create-downloads.ts";
import type { TransferLimits } from "#core/downloads/transfer/transfer-limits.ts";
import type { Job, JobState } from "#shared/contract/downloads.ts";
import type { SettingsState } from "#shared/contract/settings.ts";
import { silentLog, type TestHubAccess, testHubAccess } from "#tests/core/hub-access.ts";
import type { RunningHub } from "#tests/hub/start-hub.ts";

type Downloads = ReturnType<typeof createDownloads>;

export type TestDownloads = {
  /** The queue now; another object after `restart`. */
  readonly downloads: Downloads;
  readonly access: TestHubAccess;
  readonly cacheFolder: string;
  readonly storeFolder: string;
  /** Sets the cache folder for later downloads. */
  setCacheFolder(path: string): void;
  /** Changes the settings of the queue, as a person would while it runs. */
  set(changed: Partial<SettingsState["downloads"]>): void;
  /** The first state of the job that fits, as a watcher sees it. */
  until(jobId: string, fits: (job: Job) => boolean): Promise<Job>;
  untilState(jobId: string, type: JobState["type"]): Promise<Job>;
  /** Closes the queue and opens it again on the same files. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

const shortLimits: TransferLimits = {
  stallTimeoutMs: 2000,
  retryMinMs: 20,
  retryMaxMs: 100,
  pollMs: 20,
  lookMinMs: 20,
  lookMaxMs: 100,
};

export type OpenOptions = {
  readonly limits?: Partial<TransferLimits>;
  /** Default: a new temporary folder. It is deleted by `close`. */
  readonly folder?: string;
  /** Certificates to trust besides the usual ones, as PEM text. */
  readonly extraCa?: readonly string[];
  readonly clock?: Clock;
};

export function openDownloads(
  hub: Pick<RunningHub, "hubUrl" | "routerUrl">,
  worker: URL,
  options: OpenOptions = {},
): TestDownloads {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "hubdeck-downloads-"));
  const storeFolder = join(folder, "profile");
  const firstCacheFolder = join(folder, "cache", "hub");
  let cacheFolder = firstCacheFolder;
  let settings: SettingsState["downloads"] = { jobsAtOnce: 1, bytesPerSecondMax: null };
  const access = testHubAccess({ hub: hub.hubUrl, router: hub.routerUrl }, { extraCa: options.extraCa ?? [] });
  const open = () =>
    createDownloads({
      hub: access.access,
      cacheFolder: () => cacheFolder,
      folderPath: (folderId) => folderId,
      settings: () => settings,
      storeFolder,
      transferWorker: worker,
      platform: { reveal: async () => false },
      clock: options.clock ?? systemClock,
      log: silentLog,
      onNotice: ({ what, why }) => {
        throw new Error(`${what}: ${why}`);
      },
      limits: { ...shortLimits, ...options.limits },
    });
  let downloads = open();

  async function until(jobId: string, fits: (job: Job) => boolean): Promise<Job> {
    const ended = new AbortController();
    try {
      for await (const change of downloads.watch(ended.signal)) {
        const jobs = change.type === "snapshot" ? change.jobs : change.type === "put" ? [change.job] : [];
        const found = jobs.find((job) => job.id === jobId && fits(job));
        if (found !== undefined) return found;
        const failed = jobs.find((job) => job.id === jobId && job.state.type === "failed");
        if (failed !== undefined) throw new Error(`The job failed: ${JSON.stringify(failed.state)}`);
      }
    } finally {
      ended.abort();
    }
    throw new Error("The queue ended its watch");
  }

  return {
    get downloads() {
      return downloads;
    },
    access,
    cacheFolder: firstCacheFolder,
    storeFolder,
    setCacheFolder: (path) => {
      cacheFolder = path;
    },
    set: (changed) => {
      settings = { ...settings, ...changed };
    },
    until,
    untilState: (jobId, type) => until(jobId, (job) => job.state.type === type),
    restart: async () => {
      await downloads.close();
      downloads = open();
    },
    close: async () => {
      await downloads.close();
      await access.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
