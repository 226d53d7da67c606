/** How many downloads run now and how fast they are together. Zero, not the last known number, while the queue cannot be heard. */
import { useDownloads } from "#renderer/api/use-downloads.ts";
import type { Job } from "#shared/contract/downloads.ts";

export type RunningDownloads = { readonly count: number; readonly bytesPerSecond: number };

export function runningDownloads(jobs: readonly Job[]): RunningDownloads {
  const running = jobs.filter(({ state }) => state.type === "receiving" || state.type === "verifying");
  return {
    count: running.length,
    bytesPerSecond: running.reduce(
      (sum, { state, bytesPerSecond }) => (state.type === "receiving" ? sum + bytesPerSecond : sum),
      0,
    ),
  };
}

export function useRunningDownloads(): RunningDownloads {
  const { value, isStale } = useDownloads();
  return runningDownloads(isStale ? [] : (value ?? []));
}
