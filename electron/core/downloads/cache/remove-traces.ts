/** Deletes unfinished files by their names. Touches no finished file and nothing outside the folder it is told. */
import { readdir, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { diskError } from "#core/downloads/cache/disk-error.ts";
import { isInside } from "#core/downloads/cache/ensure-folder.ts";
import { errorCode } from "#core/store/disk-problem.ts";

/** Throws ProblemError (DISK) when something cannot be deleted. A folder that is not there has nothing to delete. */
export async function removeIn(folder: string, root: string, isOurs: (name: string) => boolean): Promise<void> {
  try {
    if (!isInside(await realpath(folder), await realpath(root))) return;
    const names = await readdir(folder);
    for (const name of names) if (isOurs(name)) await rm(join(folder, name), { force: true });
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw diskError(error, folder);
  }
}
