/**
 * A plain folder as a job's target, as Python's `local_dir` lays it out: real files under their names, and beside them in
 * `.cache/huggingface` what each one is. Source: huggingface_hub 2.4 _local_folder.py.
 */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { partEnding } from "#core/downloads/cache/cache-paths.ts";
import { diskError, unsafeCacheError } from "#core/downloads/cache/disk-error.ts";
import { CheckedFolders, ensureFolder } from "#core/downloads/cache/ensure-folder.ts";
import type { FileCalls } from "#core/downloads/cache/file-calls.ts";
import type { Finder } from "#core/downloads/cache/find-content.ts";
import type { JobTarget, TargetOf } from "#core/downloads/cache/job-target.ts";
import { cacheTag, writeOnce } from "#core/downloads/cache/prepare-cache.ts";
import { removeIn } from "#core/downloads/cache/remove-traces.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";
import { errorCode } from "#core/store/disk-problem.ts";

/** What Python and we keep below the folder. */
export const ownSegments = [".cache", "huggingface"];

export function folderTarget(where: TargetOf, folder: string, calls: FileCalls): JobTarget {
  const { id, repo, revision, commit, cacheFolder } = where;
  const checked = new CheckedFolders();
  const own = join(folder, ...ownSegments);
  const downloads = [...ownSegments, "download"];
  const partsFolder = join(folder, ...downloads);
  const entry = (path: string) => join(folder, ...path.split("/"));
  const metadata = (path: string) => join(partsFolder, ...`${path}.metadata`.split("/"));
  const part = ({ blobId }: PlannedFile) => join(partsFolder, `${blobId}${partEnding(id)}`);

  async function writeMetadata({ path, blobId }: PlannedFile): Promise<void> {
    const file = metadata(path);
    const short = createHash("sha1").update(path).digest("hex").slice(0, 12);
    const spare = join(partsFolder, `${short}.metadata${partEnding(id)}`);
    try {
      await checked.ensure(folder, [...downloads, ...path.split("/").slice(0, -1)]);
      const { mtimeMs } = await calls.stat(entry(path));
      // The time up to which it holds: Python trusts it only where the file is not newer.
      await writeFile(spare, `${commit}\n${blobId}\n${mtimeMs / 1000}\n`);
      await calls.rename(spare, file);
    } catch (error) {
      throw diskError(error, file);
    }
  }

  /** A file of this name that no download put here, or that was changed since, is the person's own. */
  async function isOwn(path: string): Promise<boolean> {
    const stats = await calls.lstat(entry(path)).catch(() => null);
    if (stats === null) return false;
    const text = await readFile(metadata(path), "utf8").catch(() => "");
    const at = Number(text.split("\n")[2] ?? "");
    return !stats.isFile() || text === "" || !(stats.mtimeMs / 1000 - 1 <= at);
  }

  const find: Finder = async ({ path, sizeBytes }) => {
    try {
      const stats = await calls.lstat(entry(path));
      if (stats.isDirectory()) throw unsafeCacheError(entry(path), "There is a folder where a file should be.");
      return stats.isFile() && stats.size === sizeBytes ? { type: "entry", path: entry(path) } : null;
    } catch (error) {
      if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return null;
      throw diskError(error, entry(path));
    }
  };

  return {
    where: { id, repo, revision, commit, cacheFolder, folder },
    root: folder,
    folders: [folder],
    partsFolder,
    part,
    contentKey: ({ path }) => entry(path),
    async prepare() {
      await ensureFolder(folder, downloads);
      await writeOnce(join(own, ".gitignore"), "*");
      await writeOnce(join(own, "CACHEDIR.TAG"), cacheTag);
    },
    async prepareFile({ path }) {
      await checked.ensure(folder, downloads);
      await checked.ensure(folder, path.split("/").slice(0, -1));
    },
    find,
    openFinder: async () => find,
    async adopt(file) {
      await calls.remove(part(file));
      await writeMetadata(file);
    },
    async place(file) {
      const path = entry(file.path);
      if (await isOwn(file.path)) {
        throw unsafeCacheError(path, `There is another ${basename(path)} already, which did not come from the Hub.`);
      }
      try {
        await calls.rename(part(file), path);
      } catch (error) {
        throw diskError(error, path);
      }
      await writeMetadata(file);
    },
    async isPlaced({ path, sizeBytes }) {
      const stats = await calls.lstat(entry(path)).catch(() => null);
      return stats?.isFile() === true && stats.size === sizeBytes;
    },
    complete: () => removeTraces(),
    removeTraces,
  };

  async function removeTraces(): Promise<void> {
    await removeIn(partsFolder, folder, (name) => name.includes(partEnding(id)));
  }
}
