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

/** More than anyone keeps of one repo. */
const commitsMax = 100;

type Snapshot = { readonly folder: string; readonly realFiles: ReadonlySet<string> };

export class OtherSnapshots {
  readonly #paths: CachePaths;
  readonly #calls: Pick<FileCalls, "lstat">;
  #snapshots: Promise<readonly Snapshot[]> | null = null;

  constructor(paths: CachePaths, calls: Pick<FileCalls, "lstat">) {
    this.#paths = paths;
    this.#calls = calls;
  }

  /** A real file of the same path and size in another snapshot, or null. What comes there after the first look is not seen. */
  async find({ path, sizeBytes }: PlannedFile): Promise<FoundContent | null> {
    this.#snapshots ??= this.#list();
    for (const { folder, realFiles } of await this.#snapshots) {
      const entry = join(folder, ...path.split("/"));
      if (!realFiles.has(entry)) continue;
      const stats = await this.#calls.lstat(entry).catch(() => null);
      if (stats?.isFile() && stats.size === sizeBytes) return { type: "elsewhere", path: entry };
    }
    return null;
  }

  async #list(): Promise<readonly Snapshot[]> {
    const own = this.#paths.snapshotFolder;
    const snapshots = dirname(own);
    const names = await readdir(snapshots).catch(() => []);
    const folders = names.map((name) => join(snapshots, name)).filter((folder) => folder !== own);
    const list = async (folder: string) => ({ folder, realFiles: await realFilesIn(folder) });
    return Promise.all(folders.slice(0, commitsMax).map(list));
  }
}

/** Links, which is what a snapshot usually holds, are left out, and not followed. */
async function realFilesIn(folder: string): Promise<ReadonlySet<string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return new Set(found.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name)));
}
