/**
 * Looks for a file's content under the repo's other commits: where there are no symlinks, Python keeps files in the snapshots
 * themselves and none in blobs. Size only: whoever uses it checks the hash first.
 */
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { CachePaths } from "#core/downloads/cache/cache-paths.ts";
import type { FileCalls } from "#core/downloads/cache/file-calls.ts";
import type { FoundContent } from "#core/downloads/cache/find-content.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";

/** How long the list of commits is taken for what it was, in milliseconds. */
const listedMs = 1000;
/** More than anyone keeps of one repo. */
const commitsMax = 100;

export class OtherSnapshots {
  readonly #paths: CachePaths;
  readonly #calls: Pick<FileCalls, "lstat">;
  #folders: Promise<readonly string[]> = Promise.resolve([]);
  #listedAt = Number.NEGATIVE_INFINITY;

  constructor(paths: CachePaths, calls: Pick<FileCalls, "lstat">) {
    this.#paths = paths;
    this.#calls = calls;
  }

  /** A real file of the same path and size in another snapshot, or null. */
  async find({ path, sizeBytes }: PlannedFile): Promise<FoundContent | null> {
    for (const folder of await this.#others()) {
      const entry = join(folder, ...path.split("/"));
      const stats = await this.#calls.lstat(entry).catch(() => null);
      if (stats?.isFile() && stats.size === sizeBytes) return { type: "elsewhere", path: entry };
    }
    return null;
  }

  #others(): Promise<readonly string[]> {
    const now = performance.now();
    if (now - this.#listedAt >= listedMs) {
      this.#listedAt = now;
      const own = this.#paths.snapshotFolder;
      const snapshots = dirname(own);
      this.#folders = readdir(snapshots).then(
        (names) =>
          names
            .map((name) => join(snapshots, name))
            .filter((folder) => folder !== own)
            .slice(0, commitsMax),
        () => [],
      );
    }
    return this.#folders;
  }
}
