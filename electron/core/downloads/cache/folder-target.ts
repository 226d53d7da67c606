/**
 * A plain folder as a job's target, as Python's `local_dir` lays it out: real files under their names, and beside them in
 * `.cache/huggingface` what each one is. Source: huggingface_hub 2.4 _local_folder.py.
 */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { cachePaths, partEnding } from "#core/downloads/cache/cache-paths.ts";
import { copyContent } from "#core/downloads/cache/copy-content.ts";
import { diskError, unsafeCacheError } from "#core/downloads/cache/disk-error.ts";
import { CheckedFolders, ensureFolder } from "#core/downloads/cache/ensure-folder.ts";
import type { FileCalls } from "#core/downloads/cache/file-calls.ts";
import { type Finder, type FoundContent, findContent, openFinder } from "#core/downloads/cache/find-content.ts";
import type { JobTarget, TargetOf } from "#core/downloads/cache/job-target.ts";
import { OtherSnapshots } from "#core/downloads/cache/other-snapshots.ts";
import { cacheTag, writeOnce } from "#core/downloads/cache/prepare-cache.ts";
import { removeIn } from "#core/downloads/cache/remove-traces.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";
import { errorCode } from "#core/store/disk-problem.ts";

/** What Python and we keep below the folder. */
export const ownSegments = [".cache", "huggingface"];

export function folderTarget(where: TargetOf, folder: string, calls: FileCalls): JobTarget {
  const { id, repo, revision, commit, cacheFolder, addedAt } = where;
  const checked = new CheckedFolders();
  const own = join(folder, ...ownSegments);
  const downloads = [...ownSegments, "download"];
  const partsFolder = join(folder, ...downloads);
  const entry = (path: string) => join(folder, ...path.split("/"));
  const metadata = (path: string) => join(partsFolder, ...`${path}.metadata`.split("/"));
  // Under each name the content comes by itself, several at a time.
  const part = ({ path, blobId }: PlannedFile) => join(partsFolder, `${blobId}.${shortHash(path)}${partEnding(id)}`);
  const cache = cachePaths({ cacheFolder, repo, commit });
  const others = new OtherSnapshots(cache, calls);
  /** A path of each content that was given its place. */
  const placed = new Map<string, string>();

  async function writeMetadata({ path, blobId }: PlannedFile): Promise<void> {
    const file = metadata(path);
    const spare = join(partsFolder, `${shortHash(path)}.metadata${partEnding(id)}`);
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

  return {
    where: { id, repo, revision, commit, cacheFolder, folder, addedAt },
    root: folder,
    folders: [folder],
    partsFolder,
    part,
    refusal: folderRefusal,
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
    find: (file) => findHere(file, (one) => findContent(cache, one, calls)),
    async openFinder() {
      const find = await openFinder(cache);
      return (file) => findHere(file, find);
    },
    async adopt(file, found) {
      if (found.type === "elsewhere") {
        await copyContent(found.path, part(file), calls);
        return place(file);
      }
      await calls.remove(part(file));
      placed.set(file.blobId, entry(file.path));
      await writeMetadata(file);
    },
    place,
    async isPlaced({ path, sizeBytes }) {
      const stats = await calls.lstat(entry(path)).catch(() => null);
      return stats?.isFile() === true && stats.size === sizeBytes;
    },
    complete: () => removeTraces(),
    removeTraces,
  };

  /** In the folder, under this name or another; or in the cache. */
  async function findHere(file: PlannedFile, findInCache: Finder): Promise<FoundContent | null> {
    const { path, blobId, sizeBytes } = file;
    const there = await sizeAt(entry(path));
    if (there === sizeBytes) return { type: "entry", path: entry(path) };
    if (there !== null) await refuseOwn(path);
    const twin = placed.get(blobId);
    if (twin !== undefined && (await sizeAt(twin)) === sizeBytes) return { type: "elsewhere", path: twin };
    const found = (await findInCache(file)) ?? (await others.find(file));
    return found === null ? null : { type: "elsewhere", path: found.path };
  }

  async function place(file: PlannedFile): Promise<void> {
    const path = entry(file.path);
    await refuseOwn(file.path);
    try {
      await calls.rename(part(file), path);
    } catch (error) {
      throw diskError(error, path);
    }
    placed.set(file.blobId, path);
    await writeMetadata(file);
  }

  /** Nothing of the person's own is overwritten. */
  async function refuseOwn(path: string): Promise<void> {
    if (!(await isOwn(path))) return;
    const name = basename(entry(path));
    throw unsafeCacheError(entry(path), `There is another ${name} already, which did not come from the Hub.`);
  }

  /** The size of what has this name; null for nothing. */
  async function sizeAt(path: string): Promise<number | null> {
    try {
      const stats = await calls.lstat(path);
      if (stats.isDirectory()) throw unsafeCacheError(path, "There is a folder where a file should be.");
      return stats.isFile() ? stats.size : Number.NaN;
    } catch (error) {
      if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return null;
      throw diskError(error, path);
    }
  }

  async function removeTraces(): Promise<void> {
    await removeIn(partsFolder, folder, (name) => name.includes(partEnding(id)));
  }
}

/** The longest name whose metadata file still has a name that common file systems take, in bytes of UTF-8. */
const nameBytesMax = 255 - Buffer.byteLength(".metadata");

/**
 * What the folder keeps of its own may not come from a repo: it could say of the person's files that they came from the Hub,
 * and so have them overwritten.
 */
function folderRefusal(path: string): string | null {
  // Some systems take other spellings for the same name.
  const names = path.normalize("NFC").toLowerCase().split("/");
  const isAbove = names.length <= ownSegments.length;
  const isTheirs = names.slice(0, ownSegments.length).every((name, index) => name === ownSegments[index]);
  if (isTheirs)
    return isAbove ? "a folder has to have that name" : "that place is kept for notes on what was downloaded";
  if (Buffer.byteLength(path.slice(path.lastIndexOf("/") + 1)) > nameBytesMax) {
    return `in a plain folder its name may be no longer than ${nameBytesMax} bytes`;
  }
  return null;
}

function shortHash(path: string): string {
  return createHash("sha1").update(path).digest("hex").slice(0, 12);
}
