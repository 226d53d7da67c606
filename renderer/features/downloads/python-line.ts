/** The line of Python that finds a finished download, in the cache or in the folder that was chosen for it. */
import type { Job } from "#shared/contract/downloads.ts";

/**
 * One line for huggingface_hub, which answers the path without fetching again.
 * `cacheFolder` is given only where the app keeps its cache in a place that Python would not look in.
 */
export function pythonLine(job: Job, cacheFolder: string | null): string {
  // A snapshot of what was fetched in part would fetch the rest.
  const isOneFile = job.fileCount === 1 || !job.isWhole;
  const call = isOneFile ? "hf_hub_download" : "snapshot_download";
  const args = [text(job.repo.id)];
  if (isOneFile) args.push(text(job.firstPath));
  if (job.repo.kind !== "model") args.push(`repo_type=${text(job.repo.kind)}`);
  if (job.revision !== "main") args.push(`revision=${text(job.revision)}`);
  if (job.folder !== null) args.push(`local_dir=${text(job.folder)}`);
  else if (cacheFolder !== null) args.push(`cache_dir=${text(cacheFolder)}`);
  return `from huggingface_hub import ${call}; path = ${call}(${args.join(", ")})`;
}

/** A Python string: JSON's escapes are all valid there, and no quote or line break can leave it. */
function text(value: string): string {
  return JSON.stringify(value);
}
