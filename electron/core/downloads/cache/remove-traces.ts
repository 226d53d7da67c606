/** Deletes what only an unfinished job has in the cache: its part files and its own ref. Touches no finished file and nothing outside the cache. */
import { readdir, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { holdRef, partEnding } from "#core/downloads/cache/cache-paths.ts";
import { diskError } from "#core/downloads/cache/disk-error.ts";
import { isInside } from "#core/downloads/cache/ensure-folder.ts";
import type { LiveJob } from "#core/downloads/queue/live-job.ts";
import { errorCode } from "#core/store/disk-problem.ts";

/** Throws ProblemError (DISK) when something cannot be deleted. A cache that is not there has nothing to delete. */
export async function removeTraces({ id, paths }: LiveJob): Promise<void> {
  const { cacheFolder, blobsFolder, refsFolder } = paths;
  await removeIn(blobsFolder, cacheFolder, (name) => name.endsWith(partEnding(id)));
  await removeIn(refsFolder, cacheFolder, (name) => name === holdRef(id));
}

async function removeIn(folder: string, cacheFolder: string, isOurs: (name: string) => boolean): Promise<void> {
  try {
    if (!isInside(await realpath(folder), await realpath(cacheFolder))) return;
    const names = await readdir(folder);
    for (const name of names) if (isOurs(name)) await rm(join(folder, name), { force: true });
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw diskError(error, folder);
  }
}
