/** The standard Hub cache as a job's target: blobs, links in the snapshot, and the ref after the last file. */
import { basename, dirname } from "node:path";
import { cachePaths, holdRef, partEnding } from "#core/downloads/cache/cache-paths.ts";
import { copyContent } from "#core/downloads/cache/copy-content.ts";
import { diskError } from "#core/downloads/cache/disk-error.ts";
import { CheckedFolders, ensureFolder } from "#core/downloads/cache/ensure-folder.ts";
import type { FileCalls } from "#core/downloads/cache/file-calls.ts";
import { findContent, openFinder } from "#core/downloads/cache/find-content.ts";
import type { JobTarget, TargetOf } from "#core/downloads/cache/job-target.ts";
import { linkFile } from "#core/downloads/cache/link-file.ts";
import { OtherSnapshots } from "#core/downloads/cache/other-snapshots.ts";
import { removeIn } from "#core/downloads/cache/remove-traces.ts";
import { checkRef, writeRef } from "#core/downloads/cache/write-ref.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";

export function cacheTarget(where: TargetOf, calls: FileCalls): JobTarget {
  const { id, repo, revision, commit, cacheFolder, folder, addedAt } = where;
  const checked = new CheckedFolders();
  const paths = cachePaths({ cacheFolder, repo, commit });
  const others = new OtherSnapshots(paths, calls);
  const spare = paths.part("ref", id);
  const part = ({ blobId }: PlannedFile) => paths.part(blobId, id);
  const removeTraces = async () => {
    await removeIn(paths.blobsFolder, cacheFolder, (name) => name.includes(partEnding(id)));
    await removeIn(paths.refsFolder, cacheFolder, (name) => name === holdRef(id));
  };
  return {
    where: { id, repo, revision, commit, cacheFolder, folder, addedAt },
    root: cacheFolder,
    folders: [paths.snapshotFolder, paths.repoFolder, cacheFolder],
    partsFolder: paths.blobsFolder,
    part,
    refusal: () => null,
    contentKey: ({ blobId }) => paths.blob(blobId),
    async prepare() {
      await ensureFolder(cacheFolder, paths.snapshotSegments);
      await ensureFolder(cacheFolder, paths.blobsSegments);
      if (revision !== commit) await checkRef(paths, revision);
      await writeRef(paths, { revision: holdRef(id), commit, spare, addedAt });
    },
    async prepareFile({ path }) {
      await checked.ensure(cacheFolder, paths.blobsSegments);
      await checked.ensure(cacheFolder, [...paths.snapshotSegments, ...path.split("/").slice(0, -1)]);
    },
    find: async (file) => (await findContent(paths, file, calls)) ?? others.find(file),
    async openFinder() {
      const find = await openFinder(paths);
      return async (file) => (await find(file)) ?? others.find(file);
    },
    async adopt(file, found) {
      if (found.type === "elsewhere") {
        await copyContent(found.path, part(file), calls);
        return place(file);
      }
      await calls.remove(part(file));
      if (found.type === "blob") {
        await linkFile({ blob: found.path, entry: paths.entry(file.path), isNew: false, spare: part(file), calls });
      }
      await forgetMissing(file);
    },
    place,
    async isPlaced({ path, sizeBytes }) {
      const stats = await calls.stat(paths.entry(path)).catch(() => null);
      return stats?.isFile() === true && stats.size === sizeBytes;
    },
    async complete() {
      if (revision !== commit) await writeRef(paths, { revision, commit, spare, addedAt });
      await removeTraces();
    },
    removeTraces,
  };

  async function place(file: PlannedFile): Promise<void> {
    const blob = paths.blob(file.blobId);
    try {
      await calls.rename(part(file), blob);
    } catch (error) {
      throw diskError(error, blob);
    }
    await linkFile({ blob, entry: paths.entry(file.path), isNew: true, spare: part(file), calls });
    await forgetMissing(file);
  }

  /** Python answers "not there" for a path that `.no_exist` names, whatever lies in the snapshot. */
  async function forgetMissing({ path }: PlannedFile): Promise<void> {
    const mark = paths.missing(path);
    if ((await calls.lstat(mark).catch(() => null)) === null) return;
    await removeIn(dirname(mark), cacheFolder, (name) => name === basename(mark));
  }
}
