/** Says in the cache which commit a branch or tag stands for. Written after the last file, so that it never promises too much. */
import { lstat, readFile, rename, writeFile } from "node:fs/promises";
import type { CachePaths } from "#core/downloads/cache/cache-paths.ts";
import { diskError } from "#core/downloads/cache/disk-error.ts";
import { ensureFolder } from "#core/downloads/cache/ensure-folder.ts";

/** Writes `refs/<revision>` in one step: 40 hex digits, no newline. `spare` is a free name on the same disk. */
export async function writeRef(paths: CachePaths, revision: string, commit: string, spare: string): Promise<void> {
  const ref = paths.ref(revision);
  // A right one is left as it is: the cache may be closed to us, and others may be reading.
  if ((await readFile(ref, "utf8").catch(() => null)) === commit && !(await isLink(ref))) return;
  await ensureFolder(paths.cacheFolder, [...paths.refsSegments, ...revision.split("/").slice(0, -1)]);
  try {
    await writeFile(spare, commit);
    await rename(spare, ref);
  } catch (error) {
    throw diskError(error, ref);
  }
}

async function isLink(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null))?.isSymbolicLink() ?? false;
}
