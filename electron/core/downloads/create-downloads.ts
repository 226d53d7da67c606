/** Wires the download queue together: what a person can ask of it, and what it needs. */
import { createHash, randomBytes } from "node:crypto";
import { access } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "#core/clock.ts";
import type { DownloadsCapability } from "#core/core.ts";
import { prepareCache } from "#core/downloads/cache/prepare-cache.ts";
import { removeTraces } from "#core/downloads/cache/remove-traces.ts";
import { checkRoom, type DownloadRequest, type PlannedDownload, planDownload } from "#core/downloads/plan/plan.ts";
import { JobFeed } from "#core/downloads/queue/job-feed.ts";
import { openJobStore } from "#core/downloads/queue/job-store.ts";
import { LiveJob } from "#core/downloads/queue/live-job.ts";
import { JobQueue } from "#core/downloads/queue/queue.ts";
import { Transfer } from "#core/downloads/transfer/transfer.ts";
import { defaultLimits, type TransferLimits } from "#core/downloads/transfer/transfer-limits.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import type { Log } from "#core/log/log.ts";
import type { Platform } from "#core/platform.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { StoreNotice } from "#core/store/json-lines.ts";

export type DownloadsOptions = {
  readonly hub: HubAccess;
  /** The cache folder that is set now; a job keeps the one it began with. */
  cacheFolder(): string;
  readonly storeFolder: string;
  /** The built transfer worker, as a file URL. */
  readonly transferWorker: URL;
  readonly platform: Pick<Platform, "reveal">;
  readonly clock: Clock;
  readonly log: Log;
  /** Something about the queue's own file that the person should know. */
  onNotice(notice: StoreNotice): void;
  readonly limits?: Partial<TransferLimits>;
};

/** Opens the queue; jobs that were queued, running or waiting when the app ended go on by themselves. */
export function createDownloads(options: DownloadsOptions): DownloadsCapability & { close(): Promise<void> } {
  const { hub, cacheFolder, storeFolder, platform, clock, log } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const store = openJobStore({ file: join(storeFolder, "downloads.jsonl"), clock, onBroken: options.onNotice });
  const jobs = new Map(store.load().map((job) => [job.id, job]));
  const feed = new JobFeed({
    clock,
    all: () => [...jobs.values()].map((job) => job.toJob(clock.now())),
    get: (id) => jobs.get(id)?.toJob(clock.now()) ?? null,
  });
  const transfer = new Transfer(options.transferWorker);
  const queue = new JobQueue({ hub, store, feed, jobs, transfer, limits, clock, log });

  const jobOf = (id: string): LiveJob => {
    const job = jobs.get(id);
    if (job === undefined) throw notInQueue();
    return job;
  };
  const planNow = (request: DownloadRequest, signal: AbortSignal) =>
    planDownload(request, { hub, cacheFolder: cacheFolder(), system: process.platform }, signal);

  async function start(request: DownloadRequest, { signal }: { readonly signal: AbortSignal }) {
    const planned = await planNow(request, signal);
    if (planned.files.length === 0) throw nothingToFetch();
    await prepareCache(planned.plan.cacheFolder);
    const header = headerOf(request, planned, clock.now());
    const same = [...jobs.values()].find((job) => isSame(job, header));
    if (same !== undefined) {
      if (isHalted(same) || same.state.type === "waiting") queue.goOn(same, planned.accountId);
      return { jobId: same.id };
    }
    checkRoom(planned);
    const job = new LiveJob(header, planned.files, { type: "queued" }, 0);
    jobs.set(job.id, job);
    try {
      await store.add(job);
    } catch (error) {
      jobs.delete(job.id);
      throw error;
    }
    feed.touch(job.id);
    queue.pump();
    return { jobId: job.id };
  }

  queue.pump();

  return {
    watch: (signal) => feed.watch(signal),
    plan: async (request, { signal }) => (await planNow(request, signal)).plan,
    start,
    pause: async (id) => {
      const job = jobOf(id);
      if (!isHalted(job) && job.state.type !== "done") await queue.stop(job, { type: "paused" });
    },
    resume: async (id) => {
      const job = jobOf(id);
      if (!isHalted(job) && job.state.type !== "waiting") return;
      // The run says it better if the folder cannot be made.
      if (isHalted(job)) await prepareCache(job.header.cacheFolder).catch(() => undefined);
      // A job that began signed out may have failed for lack of an account.
      queue.goOn(job, job.header.accountId ?? hub.activeAccountId());
    },
    cancel: async (id) => {
      const job = jobOf(id);
      if (job.state.type !== "done") await queue.stop(job, { type: "cancelled" });
    },
    remove: async (id) => {
      const job = jobOf(id);
      if (!isHalted(job) && job.state.type !== "done") throw stillRuns();
      await removeTraces(job);
      jobs.delete(id);
      store.remove(id);
      feed.touch(id);
    },
    files: async (id, offset, limit) => {
      const job = jobOf(id);
      return { files: job.toJobFiles(offset, limit), total: job.files.length };
    },
    reveal: async (id) => {
      const { paths } = jobOf(id);
      const folder = await firstThere([paths.snapshotFolder, paths.repoFolder, paths.cacheFolder]);
      return { isShown: await platform.reveal(folder), folder };
    },
    runningCount: () =>
      [...jobs.values()].filter(({ state: { type } }) => type === "receiving" || type === "verifying").length,
    close: async () => {
      const isEnough = new AbortController();
      await Promise.race([queue.close(), clock.sleep(closeWaitMs, isEnough.signal).catch(() => undefined)]);
      isEnough.abort();
      await transfer.close();
      await store.close();
    },
  };
}

/** Longer than a chunk takes to be written, and short enough for quitting; what is cut off is read again at the next start. */
const closeWaitMs = 1500;

function headerOf(request: DownloadRequest, { plan, files, accountId, endpoint }: PlannedDownload, now: number) {
  const { repo, revision } = request;
  const list = JSON.stringify(files.map(({ path, blobId }) => [path, blobId]));
  return {
    id: randomBytes(6).toString("hex"),
    repo,
    revision,
    commit: plan.commit,
    endpoint,
    accountId,
    cacheFolder: plan.cacheFolder,
    filesKey: createHash("sha256").update(list).digest("hex"),
    addedAt: now,
  };
}

/** Whether a job, not yet done, was asked for the very same; the account may have changed since. */
function isSame({ header, state }: LiveJob, other: ReturnType<typeof headerOf>): boolean {
  return (
    state.type !== "done" &&
    header.filesKey === other.filesKey &&
    header.commit === other.commit &&
    header.revision === other.revision &&
    header.endpoint === other.endpoint &&
    header.cacheFolder === other.cacheFolder &&
    header.repo.kind === other.repo.kind &&
    header.repo.id === other.repo.id
  );
}

/** Stands still until a person says otherwise. */
function isHalted({ state: { type } }: LiveJob): boolean {
  return type === "paused" || type === "failed" || type === "cancelled";
}

async function firstThere(folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    const isThere = await access(folder).then(
      () => true,
      () => false,
    );
    if (isThere) return folder;
  }
  return folders.at(-1) ?? "";
}

function notInQueue(): ProblemError {
  return new ProblemError({
    code: "NOT_FOUND",
    what: "This download is not in the list",
    why: "It was removed.",
    action: { type: "go", label: "Downloads", to: "downloads" },
  });
}

function stillRuns(): ProblemError {
  return new ProblemError({
    code: "CONFLICT",
    what: "This download is not finished",
    why: "Cancel it first; then it can be taken off the list.",
    action: null,
  });
}

function nothingToFetch(): ProblemError {
  return new ProblemError({
    code: "NOT_FOUND",
    what: "There is nothing to download",
    why: "This repo has no files at this revision.",
    action: null,
  });
}
