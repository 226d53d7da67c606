/** The download queue in a component. */
import { api } from "#renderer/api/client.ts";
import { useWatch } from "#renderer/api/use-watch.ts";
import type { Watched } from "#renderer/api/watch-store.ts";
import type { Job, JobChange } from "#shared/contract/downloads.ts";

const subscribe = (signal: AbortSignal) => api.downloads.watch(undefined, { signal });

/** The jobs as they stand in line. Shared by all who call it; a job that did not change stays the same object. */
export function useDownloads(): Watched<Job[]> {
  return useWatch(subscribe, { apply: applyJobChange });
}

/** The queue after one change: a job stands where its place says. */
export function applyJobChange(jobs: Job[], change: JobChange): Job[] {
  if (change.type === "removed") return jobs.filter(({ id }) => id !== change.id);
  const { job } = change;
  const at = jobs.findIndex(({ id }) => id === job.id);
  if (at >= 0 && jobs[at]?.place === job.place) return jobs.with(at, job);
  const others = jobs.filter(({ id }) => id !== job.id);
  const next = others.findIndex(({ place }) => place > job.place);
  return next === -1 ? [...others, job] : others.toSpliced(next, 0, job);
}
