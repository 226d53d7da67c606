/** Looks for a file that is in the cache already. Size only: whoever uses it checks the hash first. */
import { readdir } from "node:fs/promises";
import type { CachePaths } from "#core/downloads/cache/cache-paths.ts";
import { diskError, unsafeCacheError } from "#core/downloads/cache/disk-error.ts";
import { type FileCalls, patientCalls } from "#core/downloads/cache/file-calls.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";
import { errorCode } from "#core/store/disk-problem.ts";

/**
 * Where the content is: as a blob, or as a real file in the snapshot (systems without symlinks), or elsewhere, from where it has
 * to be copied.
 */
export type FoundContent = { readonly type: "blob" | "entry" | "elsewhere"; readonly path: string };

export type Finder = (file: PlannedFile) => Promise<FoundContent | null>;

/**
 * As `findContent`, for the files of a whole plan: where the commit has no folder yet, the names of all blobs are read at once
 * instead of asking for each file.
 */
export async function openFinder(paths: CachePaths): Promise<Finder> {
  const find: Finder = (file) => findContent(paths, file);
  const names = await namesIn(paths.blobsFolder);
  const entries = await namesIn(paths.snapshotFolder);
  if (names === null || entries === null || entries.length > 0) return find;
  const blobs = new Set(names);
  return async (file) => (blobs.has(file.blobId) ? find(file) : null);
}

/** Empty for a folder that is not there; null for one that cannot be read, of which a look at a file says more. */
async function namesIn(folder: string): Promise<readonly string[] | null> {
  return readdir(folder).catch((error: unknown) => (absent.has(errorCode(error)) ? [] : null));
}

/**
 * The file in the cache with the planned size, or null. A blob may be a link: newer Pythons share blobs between repos.
 * Throws ProblemError (DISK) where a folder has the blob's name, or the disk does not answer.
 */
export async function findContent(
  paths: CachePaths,
  file: PlannedFile,
  { stat, lstat }: Pick<FileCalls, "stat" | "lstat"> = patientCalls,
): Promise<FoundContent | null> {
  const blob = paths.blob(file.blobId);
  const blobStats = await orNull(stat(blob), blob);
  if (blobStats?.isDirectory()) throw unsafeCacheError(blob, "There is a folder where a downloaded file should be.");
  if (blobStats?.isFile() && blobStats.size === file.sizeBytes) return { type: "blob", path: blob };
  const entry = paths.entry(file.path);
  const entryStats = await orNull(lstat(entry), entry);
  if (entryStats?.isFile() && entryStats.size === file.sizeBytes) return { type: "entry", path: entry };
  return null;
}

const absent: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR", "ELOOP"]);

async function orNull<Value>(value: Promise<Value>, path: string): Promise<Value | null> {
  try {
    return await value;
  } catch (error) {
    if (absent.has(errorCode(error))) return null;
    throw diskError(error, path);
  }
}
