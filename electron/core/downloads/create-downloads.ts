/** Wires the download queue together: what a person can ask of it, and what it needs. */
import { createHash, randomBytes } from "node:crypto";
import { access } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "#core/clock.ts";
import type { DownloadRequest, DownloadsCapability } from "#core/core.ts";
import { cachePaths } from "#core/downloads/cache/cache-paths.ts";
import { ownSegments } from "#core/downloads/cache/folder-target.ts";
import { prepareCache } from "#core/downloads/cache/prepare-cache.ts";
import { targetOf } from "#core/downloads/cache/target.ts";
import { writeTree } from "#core/downloads/cache/write-tree.ts";
import { checkRoom } from "#core/downloads/plan/measure-room.ts";
import { type PlannedDownload, planDownload } from "#core/downloads/plan/plan.ts";
import { RequestBudget } from "#core/downloads/plan/request-budget.ts";
import { JobFeed } from "#core/downloads/queue/job-feed.ts";
import { openJobStore } from "#core/downloads/queue/job-store.ts";
import { jobsInLine, lastPlace, moveJob } from "#core/downloads/queue/jobs-in-line.ts";
import { type JobHeader, LiveJob } from "#core/downloads/queue/live-job.ts";
import { JobQueue } from "#core/downloads/queue/queue.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";
import { Transfer } from "#core/downloads/transfer/transfer.ts";
import { defaultLimits, type TransferLimits } from "#core/downloads/transfer/transfer-limits.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import type { Log } from "#core/log/log.ts";
import type { Platform } from "#core/platform.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { StoreNotice } from "#core/store/json-lines.ts";
import { inTurns, nextTurn } from "#core/turns.ts";
import type { SettingsState } from "#shared/contract/settings.ts";

export type DownloadsOptions = {
  readonly hub: HubAccess;
  /** The cache folder that is set now; a job keeps the one it began with. */
  cacheFolder(): string;
  /** The folder behind an id of the chooser. Throws ProblemError NOT_FOUND. */
  folderPath(folderId: string): string;
  /** How many jobs run at once, and how fast all together, as it is set now. */
  settings(): SettingsState["downloads"];
  readonly storeFolder: string;
  /** The built transfer worker, as a file URL. */
  readonly transferWorker: URL;
  readonly platform: Pick<Platform, "reveal">;
  readonly system?: NodeJS.Platform;
  readonly clock: Clock;
  readonly chance?: () => number;
  readonly log: Log;
  /** Something about the queue's own file that the person should know. */
  onNotice(notice: StoreNotice): void;
  readonly limits?: Partial<TransferLimits>;
};

export type Downloads = DownloadsCapability & {
  /** The computer woke up, or the network is back: whatever waits for it tries now. */
  wake(): void;
  close(): Promise<void>;
};

/** Opens the queue; jobs that were queued, running or waiting when the app ended go on by themselves. */
export function createDownloads(options: DownloadsOptions): Downloads {
  const { hub, cacheFolder, folderPath, settings, storeFolder, platform, clock, log } = options;
  const { system = process.platform, chance = Math.random } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const store = openJobStore({ file: join(storeFolder, "downloads.jsonl"), clock, onBroken: options.onNotice });
  const jobs = new Map(store.load().map((job) => [job.id, job]));
  const feed = new JobFeed({
    clock,
    all: () => jobsInLine(jobs).map((job) => job.toJob(clock.now())),
    get: (id) => jobs.get(id)?.toJob(clock.now()) ?? null,
  });
  const transfer = new Transfer(options.transferWorker);
  const budget = new RequestBudget(clock);
  /** Jobs that are on their way into the list. */
  const starting = new Map<LiveJob, Promise<void>>();
  const queue = new JobQueue({ hub, store, feed, jobs, transfer, limits, budget, settings, clock, chance, log });

  const jobOf = (id: string): LiveJob => {
    const job = jobs.get(id);
    if (job === undefined) throw notInQueue();
    return job;
  };

  async function planNow(request: DownloadRequest, signal: AbortSignal): Promise<PlannedDownload> {
    // Who looks at a plan is about to start it. To start a thread and to ask the Hub would be a long turn together.
    transfer.warm();
    await nextTurn();
    const folder = folderOf(request);
    const { repo, revision } = request;
    const place = { id: "plan", repo, revision, cacheFolder: cacheFolder(), folder, addedAt: clock.now() };
    const claims = [...jobs.values()]
      .filter((job) => job.state.type !== "done" && job.state.type !== "cancelled")
      .map((job) => ({ folder: job.target.root, missingBytes: job.missingBytes }));
    const tools = {
      hub,
      folder: folder ?? cacheFolder(),
      targetOf: (commit: string) => targetOf({ ...place, commit }),
      system,
      claims,
      budget,
      bytesPerSecond: queue.pace,
    };
    return planDownload(request, tools, signal);
  }

  /** Who asks for a job again after its account was signed out means the one that is active now. */
  function accountFor({ header: { accountId } }: LiveJob): string | null {
    const isGone = accountId === null || hub.userNameOf(accountId) === null;
    return isGone ? (hub.activeAccountId() ?? accountId) : accountId;
  }

  function folderOf({ target }: DownloadRequest): string | null {
    return target?.type === "folder" ? folderPath(target.folderId) : null;
  }

  async function start(request: DownloadRequest, { signal }: { readonly signal: AbortSignal }) {
    const planned = await planNow(request, signal);
    if (planned.files.length === 0) throw nothingToFetch(planned.listed.length > 0);
    const header = await headerOf(request, planned);
    if (header.folder === null) await prepareCache(header.cacheFolder);
    const same = [...jobs.values(), ...starting.keys()].find((job) => isSame(job, header));
    if (same !== undefined) {
      await starting.get(same);
      if (isHalted(same) || same.state.type === "waiting") queue.goOn(same, planned.accountId);
      return { jobId: same.id };
    }
    const { plan } = planned;
    checkRoom(plan, planned.roomBytes, plan.cacheFolder);
    const job = new LiveJob(header, planned.files, { type: "queued" });
    // As Python does for a snapshot, and not for single files.
    const kept = keep(job, request.selection.type === "paths" ? null : planned);
    starting.set(job, kept);
    try {
      await kept;
    } finally {
      starting.delete(job);
    }
    feed.touch(job.id);
    queue.pump();
    return { jobId: job.id };
  }

  /** Nothing of a job runs before it is on the disk. */
  async function keep(job: LiveJob, planned: PlannedDownload | null): Promise<void> {
    try {
      if (planned !== null) await keepTree(job, planned);
      await store.add(job);
      jobs.set(job.id, job);
    } catch (error) {
      await job.target.removeTraces().catch(() => undefined);
      throw error;
    }
  }

  async function headerOf(request: DownloadRequest, planned: PlannedDownload): Promise<JobHeader> {
    const { plan, files, listed, accountId, endpoint } = planned;
    const { repo, revision } = request;
    const filesKey = await filesKeyOf(files);
    return {
      id: randomBytes(6).toString("hex"),
      repo,
      revision,
      commit: plan.commit,
      endpoint,
      accountId,
      userName: accountId === null ? null : hub.userNameOf(accountId),
      cacheFolder: cacheFolder(),
      folder: folderOf(request),
      isWhole: files.length === listed.length,
      filesKey,
      place: lastPlace([...jobs.values(), ...starting.keys()]),
      addedAt: clock.now(),
    };
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
      // A job that began signed out may have failed for lack of an account.
      queue.goOn(job, accountFor(job));
    },
    cancel: async (id) => {
      const job = jobOf(id);
      if (job.state.type !== "done") await queue.stop(job, { type: "cancelled" });
    },
    pauseAll: async () => {
      const going = jobsInLine(jobs).filter((job) => !isHalted(job) && job.state.type !== "done");
      // The last in line first, so that none begins in the place of another that was stopped.
      await Promise.all(going.reverse().map((job) => queue.stop(job, { type: "paused" })));
    },
    resumeAll: async () => {
      for (const job of jobsInLine(jobs)) if (job.state.type === "paused") queue.goOn(job, accountFor(job));
    },
    move: (id, beforeId) => {
      for (const job of moveJob(jobs, jobOf(id), beforeId === null ? null : jobOf(beforeId))) {
        store.saveState(job);
        feed.touch(job.id);
      }
    },
    remove: async (id) => {
      const job = jobOf(id);
      if (!isHalted(job) && job.state.type !== "done") throw stillRuns();
      await job.target.removeTraces();
      jobs.delete(id);
      store.remove(id);
      feed.touch(id);
    },
    files: async (id, offset, limit) => {
      const job = jobOf(id);
      return { files: job.toJobFiles(offset, limit), total: job.files.length };
    },
    reveal: async (id) => {
      const folder = await firstThere(jobOf(id).target.folders);
      return { isShown: await platform.reveal(folder), folder };
    },
    runningCount: () =>
      [...jobs.values()].filter(({ state: { type } }) => type === "receiving" || type === "verifying").length,
    unfinishedCount: (accountId) =>
      [...jobs.values()].filter(
        ({ header, state: { type } }) => header.accountId === accountId && type !== "done" && type !== "cancelled",
      ).length,
    wake: () => queue.wake(),
    close: async () => {
      const isEnough = new AbortController();
      await Promise.race([queue.close(), clock.sleep(closeWaitMs, isEnough.signal).catch(() => undefined)]);
      isEnough.abort();
      await transfer.close();
      await store.close();
    },
  };
}

/** The hash of the files' names and contents, as one JSON text. */
async function filesKeyOf(files: readonly PlannedFile[]): Promise<string> {
  const hash = createHash("sha256");
  let between = "[";
  await inTurns(files, ({ path, blobId }) => {
    hash.update(`${between}${JSON.stringify([path, blobId])}`);
    between = ",";
  });
  return hash.update("]").digest("hex");
}

/** The repo's file list goes where Python looks for it; the folders beside it first, since Python doubts a repo without them. */
async function keepTree(job: LiveJob, { listed, plan }: PlannedDownload): Promise<void> {
  const { cacheFolder, folder, repo } = job.header;
  const { commit } = plan;
  await job.target.prepare();
  const [repoSegment = ""] = cachePaths({ cacheFolder, repo, commit }).snapshotSegments;
  const segments = folder === null ? [repoSegment] : ownSegments;
  await writeTree({ root: job.target.root, segments, commit, jobId: job.id }, listed);
}

/** Longer than a chunk takes to be written, and short enough for quitting; what is cut off is read again at the next start. */
const closeWaitMs = 1500;

/** Whether a job, not yet done, was asked for the very same; the account may have changed since. */
function isSame({ header, state }: LiveJob, other: JobHeader): boolean {
  return (
    state.type !== "done" &&
    header.filesKey === other.filesKey &&
    header.commit === other.commit &&
    header.revision === other.revision &&
    header.endpoint === other.endpoint &&
    header.cacheFolder === other.cacheFolder &&
    header.folder === other.folder &&
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

function nothingToFetch(hasFiles: boolean): ProblemError {
  return new ProblemError({
    code: "NOT_FOUND",
    what: "There is nothing to download",
    why: hasFiles ? "No file of this repo fits the choice." : "This repo has no files at this revision.",
    action: null,
  });
}
