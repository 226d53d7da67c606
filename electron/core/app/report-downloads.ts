/** Lets the system share in the downloads: a bar in the dock or taskbar, a machine that stays awake, a word when one ends while nobody looks. */
import type { DownloadsCapability } from "#core/core.ts";
import type { Platform, PlatformNotification } from "#core/platform.ts";
import type { Job } from "#shared/contract/downloads.ts";
import { formatBytes } from "#shared/model/bytes.ts";

type Reported = Pick<Platform, "notify" | "showProgress" | "keepAwake">;

/** Follows the queue until the signal is aborted; then the bar and the lock are given back. */
export async function reportDownloads(
  downloads: Pick<DownloadsCapability, "watch">,
  platform: Reported,
  signal: AbortSignal,
): Promise<void> {
  const jobs = new Map<string, Job>();
  let shown: number | null = null;
  const put = (job: Job) => {
    const news = newsOf(jobs.get(job.id), job);
    if (news !== null) platform.notify(news);
    jobs.set(job.id, job);
  };
  const show = (fraction: number | null) => {
    if (fraction === shown) return;
    // It is running or not that matters to the lock, and a fraction is there exactly while something runs.
    if ((fraction === null) !== (shown === null)) platform.keepAwake(fraction !== null);
    platform.showProgress(fraction);
    shown = fraction;
  };
  try {
    for await (const change of downloads.watch(signal)) {
      if (change.type === "removed") jobs.delete(change.id);
      else if (change.type === "put") put(change.job);
      else {
        const ids = new Set(change.jobs.map(({ id }) => id));
        for (const id of jobs.keys()) if (!ids.has(id)) jobs.delete(id);
        for (const job of change.jobs) put(job);
      }
      show(fractionOf([...jobs.values()]));
    }
  } finally {
    show(null);
  }
}

/** Received bytes of all that is not finished, from 0 to 1 in steps of a hundredth; null when nothing runs now. */
export function fractionOf(jobs: readonly Job[]): number | null {
  if (!jobs.some(isRunning)) return null;
  const unfinished = jobs.filter(
    (job) => isRunning(job) || job.state.type === "queued" || job.state.type === "waiting",
  );
  const total = unfinished.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const received = unfinished.reduce((sum, { receivedBytes }) => sum + receivedBytes, 0);
  return total === 0 ? 0 : Math.min(Math.floor((100 * received) / total) / 100, 1);
}

function isRunning({ state: { type } }: Job): boolean {
  return type === "receiving" || type === "verifying";
}

/** What to say of a job that was known before and has now ended by itself; null for every other change. */
function newsOf(before: Job | undefined, { repo, sizeBytes, state }: Job): PlatformNotification | null {
  if (before === undefined || before.state.type === state.type) return null;
  if (state.type === "done") return { title: "Download finished", body: `${repo.id}, ${formatBytes(sizeBytes)}` };
  if (state.type === "failed") return { title: "Download failed", body: `${repo.id}: ${state.problem.what}` };
  return null;
}
