/** A file that is whole in the Hub cache already. Only reads; a snapshot has an entry only for what was finished and checked. */
import { type FileHandle, open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { cachePaths } from "#core/downloads/cache/cache-paths.ts";
import { pathRefusal } from "#core/downloads/plan/safe-path.ts";
import type { RepoRef } from "#shared/model/repo-id.ts";

type WhichFile = {
  readonly repo: RepoRef;
  readonly commit: string;
  readonly path: string;
  readonly start: number;
  readonly end: number;
};

/** The stretch as a stream and the file's size, or null where the cache does not have the file or will not be read. */
export async function openOnDisk(
  cacheFolder: string,
  { repo, commit, path, start, end }: WhichFile,
): Promise<{ readonly bytes: Readable; readonly sizeBytes: number } | null> {
  if (pathRefusal(path, process.platform) !== null) return null;
  let handle: FileHandle;
  try {
    handle = await open(cachePaths({ cacheFolder, repo, commit }).entry(path), "r");
  } catch {
    // Whatever keeps us from the copy on the disk, the Hub has the file.
    return null;
  }
  try {
    const stats = await handle.stat();
    if (stats.isFile()) {
      return { bytes: handle.createReadStream({ start, end: end - 1 }), sizeBytes: stats.size };
    }
  } catch {
    // As above; the handle is closed below.
  }
  await handle.close();
  return null;
}
