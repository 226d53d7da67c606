/**
 * Makes folders in the cache without following a link out of it: a planted link must not turn our writes against other
 * files of the person. A cache folder that is itself a link is the person's own choice and fine.
 */
import { lstat, mkdir, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { diskError, unsafeCacheError } from "#core/downloads/cache/disk-error.ts";
import { errorCode } from "#core/store/disk-problem.ts";

/**
 * Makes `cacheFolder/a/b/c` where it is not there, and answers its path. The cache folder itself must exist.
 * Throws ProblemError (DISK, DISK_FULL), also for a file or a link that leads outside where a folder should be.
 */
export async function ensureFolder(cacheFolder: string, segments: readonly string[]): Promise<string> {
  let folder = cacheFolder;
  try {
    const root = await realpath(cacheFolder);
    for (const segment of segments) {
      folder = join(folder, segment);
      await makeFolder(folder);
      const found = await lstat(folder);
      if (found.isDirectory()) continue;
      if (!found.isSymbolicLink()) throw unsafeCacheError(folder, "There is a file where a folder should be.");
      if (!isInside(await realpath(folder), root))
        throw unsafeCacheError(folder, "It is a link to a place outside the cache.");
      if (!(await lstat(await realpath(folder))).isDirectory())
        throw unsafeCacheError(folder, "There is a link to a file where a folder should be.");
    }
    return folder;
  } catch (error) {
    throw diskError(error, folder);
  }
}

/** How long a folder that was just looked at is taken for what it was, in milliseconds. */
const checkedMs = 1000;

/** Spares many files in one folder a look at each folder above it for each of them. */
export class CheckedFolders {
  readonly #checkedAt = new Map<string, number>();

  /** As `ensureFolder`. */
  async ensure(cacheFolder: string, segments: readonly string[]): Promise<void> {
    const path = join(cacheFolder, ...segments);
    const now = performance.now();
    if (now - (this.#checkedAt.get(path) ?? Number.NEGATIVE_INFINITY) < checkedMs) return;
    for (const [other, at] of this.#checkedAt) if (now - at >= checkedMs) this.#checkedAt.delete(other);
    await ensureFolder(cacheFolder, segments);
    this.#checkedAt.set(path, now);
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
}

/** Whether a real path is the folder `root` or below it. */
export function isInside(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}
