/** How many downloads run and how fast they are together. */
import type { Job } from "#shared/contract/downloads.ts";

export type RunningDownloads = {
  /** Jobs that receive or verify now; a job that only waits does not run. */
  readonly count: number;
  readonly bytesPerSecond: number;
};

export function runningDownloads(jobs: readonly Job[]): RunningDownloads {
  const receiving = jobs.filter(({ state }) => state.type === "receiving");
  const verifyingCount = jobs.filter(({ state }) => state.type === "verifying").length;
  return {
    count: receiving.length + verifyingCount,
    bytesPerSecond: receiving.reduce((sum, job) => sum + job.bytesPerSecond, 0),
  };
}
