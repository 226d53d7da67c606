/** What runs in the download queue now. Zero, not the last known number, while the queue cannot be heard. */
import { useDownloads } from "#renderer/api/use-downloads.ts";
import { type RunningDownloads, runningDownloads } from "#renderer/app/frame/running-downloads.ts";

export function useRunningDownloads(): RunningDownloads {
  const { value, isStale } = useDownloads();
  return runningDownloads(isStale ? [] : (value ?? []));
}
