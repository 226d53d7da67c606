/** Where a job's files go: the Hub cache, or the plain folder that was chosen for it. */
import { cacheTarget } from "#core/downloads/cache/cache-target.ts";
import { type FileCalls, patientCalls } from "#core/downloads/cache/file-calls.ts";
import { folderTarget } from "#core/downloads/cache/folder-target.ts";
import type { JobTarget, TargetOf } from "#core/downloads/cache/job-target.ts";

export function targetOf(job: TargetOf, calls: FileCalls = patientCalls): JobTarget {
  return job.folder === null ? cacheTarget(job, calls) : folderTarget(job, job.folder, calls);
}
