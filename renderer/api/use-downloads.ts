/** The download queue in a component. */
import { api } from "#renderer/api/client.ts";
import { useWatch } from "#renderer/api/use-watch.ts";
import type { Watched } from "#renderer/api/watch-store.ts";
import type { Job, JobChange } from "#shared/contract/downloads.ts";

const subscribe = (signal: AbortSignal) => api.downloads.watch(undefined, { signal });

/** The jobs, oldest first. Shared by all who call it; a job that did not change stays the same object. */
export function useDownloads(): Watched<Job[]> {
  return useWatch(subscribe, { apply: applyJobChange });
}

/** The queue after one change: a job is replaced where it stands or comes last. */
export function applyJobChange(jobs: Job[], change: JobChange): Job[] {
  if (change.type === "removed") return jobs.filter(({ id }) => id !== change.id);
  const at = jobs.findIndex(({ id }) => id === change.job.id);
  return at === -1 ? [...jobs, change.job] : jobs.with(at, change.job);
}
