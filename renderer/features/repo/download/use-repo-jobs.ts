/** The downloads of one repo at the commit on screen, out of the queue. */
import { useMemo } from "react";
import { useDownloads } from "#renderer/api/use-downloads.ts";
import type { Job } from "#shared/contract/downloads.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

export type RepoJobs = {
  /** The newest download of more than one file. */
  readonly whole: Job | null;
  /** The newest download of each single file, by path. */
  readonly byPath: ReadonlyMap<string, Job>;
};

/** Cancelled jobs are left out: for a repo they are as if they had never been. */
export function repoJobs(jobs: readonly Job[], { repo, commit }: Pick<RepoInfo, "repo" | "commit">): RepoJobs {
  let whole: Job | null = null;
  const byPath = new Map<string, Job>();
  for (const job of jobs) {
    if (job.repo.kind !== repo.kind || job.repo.id !== repo.id || job.commit !== commit) continue;
    if (job.state.type === "cancelled") continue;
    if (job.fileCount === 1) byPath.set(job.firstPath, job);
    else whole = job;
  }
  return { whole, byPath };
}

export function useRepoJobs(info: RepoInfo): RepoJobs {
  const { value: jobs } = useDownloads();
  return useMemo(() => repoJobs(jobs ?? [], info), [jobs, info]);
}
