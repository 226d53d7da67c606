/** The queue in a few numbers for the head of the screen. */
import type { Job } from "#shared/contract/downloads.ts";
import { formatBytes, formatDuration } from "#shared/model/bytes.ts";

export type JobTotals = {
  readonly running: number;
  readonly waiting: number;
  readonly paused: number;
  readonly failed: number;
  /** Bytes that running and waiting jobs still have to receive. */
  readonly toGoBytes: number;
  readonly bytesPerSecond: number;
};

/** Adds up the jobs that are not finished. */
export function jobTotals(jobs: readonly Job[]): JobTotals {
  const totals = { running: 0, waiting: 0, paused: 0, failed: 0, toGoBytes: 0, bytesPerSecond: 0 };
  for (const job of jobs) {
    const type = job.state.type;
    if (type === "receiving" || type === "verifying") totals.running += 1;
    if (type === "queued" || type === "waiting") totals.waiting += 1;
    if (type === "paused") totals.paused += 1;
    if (type === "failed") totals.failed += 1;
    if (type === "receiving" || type === "queued" || type === "waiting") totals.toGoBytes += missingBytes(job);
    if (type === "receiving") totals.bytesPerSecond += job.bytesPerSecond;
  }
  return totals;
}

/** The totals as one line: `3 running · 2 waiting · 41.2 GB to go`; empty when there is nothing to say. */
export function totalsLine(totals: JobTotals): string {
  const parts = [
    totals.running > 0 && `${totals.running} running`,
    totals.waiting > 0 && `${totals.waiting} waiting`,
    totals.paused > 0 && `${totals.paused} paused`,
    totals.failed > 0 && `${totals.failed} failed`,
    totals.toGoBytes > 0 && `${formatBytes(totals.toGoBytes)} to go`,
  ];
  return parts.filter(Boolean).join(" · ");
}

/** The waiting time in words, `3 min left`; null while no bytes come, because any number would be made up. */
export function timeLeft(toGoBytes: number, bytesPerSecond: number): string | null {
  if (bytesPerSecond <= 0 || toGoBytes <= 0) return null;
  return `${formatDuration(toGoBytes / bytesPerSecond)} left`;
}

/** Bytes a job still has to receive. */
export function missingBytes(job: Job): number {
  return Math.max(0, job.sizeBytes - job.receivedBytes);
}
