/** Says in the cache which commit a branch or tag stands for. Written after the last file, so that it never promises too much. */
import { lstat, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import type { CachePaths } from "#core/downloads/cache/cache-paths.ts";
import { diskError, unsafeCacheError } from "#core/downloads/cache/disk-error.ts";
import { ensureFolder } from "#core/downloads/cache/ensure-folder.ts";

export type RefToWrite = {
  readonly revision: string;
  readonly commit: string;
  /** A free name on the same disk. */
  readonly spare: string;
  /** When the revision was found to stand for the commit, as Unix milliseconds. */
  readonly addedAt: number;
};

/** Throws ProblemError (DISK) where the ref could not be written later: said before anything is fetched. */
export async function checkRef(paths: CachePaths, revision: string): Promise<void> {
  await ensureFolder(paths.cacheFolder, [...paths.refsSegments, ...revision.split("/").slice(0, -1)]);
  const ref = paths.ref(revision);
  const found = await lstat(ref).catch(() => null);
  if (found?.isDirectory()) throw unsafeCacheError(ref, `There is a folder where the name ${revision} should be kept.`);
}

/**
 * Writes `refs/<revision>` in one step: 40 hex digits, no newline. A ref that someone else wrote since `addedAt` is newer than
 * what this job knows, however late it ends, and stays.
 */
export async function writeRef(paths: CachePaths, { revision, commit, spare, addedAt }: RefToWrite): Promise<void> {
  const ref = paths.ref(revision);
  const there = await readRef(ref);
  // A right one is left as it is: the cache may be closed to us, and others may be reading.
  if (there?.text === commit) return;
  await ensureFolder(paths.cacheFolder, [...paths.refsSegments, ...revision.split("/").slice(0, -1)]);
  try {
    await writeFile(spare, commit);
    const { mtimeMs: now } = await stat(spare);
    // A time that is yet to come says nothing.
    const isNewer = there !== null && there.mtimeMs > addedAt && there.mtimeMs <= now;
    if (isNewer && /^[0-9a-f]{40}$/.test(there.text)) return await rm(spare, { force: true });
    await utimes(spare, addedAt / 1000, addedAt / 1000);
    await rename(spare, ref);
  } catch (error) {
    throw diskError(error, ref);
  }
}

/** What a ref says and since when; null for none, and for a link, which someone may have planted. */
async function readRef(path: string): Promise<{ readonly text: string; readonly mtimeMs: number } | null> {
  try {
    const stats = await lstat(path);
    return stats.isFile() ? { text: await readFile(path, "utf8"), mtimeMs: stats.mtimeMs } : null;
  } catch {
    // Whoever writes it next hears in full why it cannot be read.
    return null;
  }
}
