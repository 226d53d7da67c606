/** Deletes the unfinished files of a job that was taken off the list. Touches no finished file and nothing outside the cache. */
import { readdir, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { partEnding } from "#core/downloads/cache-paths.ts";
import { diskError } from "#core/downloads/disk-error.ts";
import { isInside } from "#core/downloads/ensure-folder.ts";
import type { LiveJob } from "#core/downloads/live-job.ts";
import { errorCode } from "#core/store/disk-problem.ts";

/** Throws ProblemError (DISK) when something cannot be deleted. A cache that is not there has nothing to delete. */
export async function removeParts({ id, paths }: LiveJob): Promise<void> {
  const { cacheFolder, blobsFolder } = paths;
  try {
    if (!isInside(await realpath(blobsFolder), await realpath(cacheFolder))) return;
    const names = await readdir(blobsFolder);
    for (const name of names) if (name.endsWith(partEnding(id))) await rm(join(blobsFolder, name), { force: true });
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw diskError(error, blobsFolder);
  }
}
