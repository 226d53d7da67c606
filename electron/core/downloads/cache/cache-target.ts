/** The standard Hub cache as a job's target: blobs, links in the snapshot, and the ref after the last file. */
import { basename, dirname } from "node:path";
import { cachePaths, holdRef, partEnding } from "#core/downloads/cache/cache-paths.ts";
import { diskError } from "#core/downloads/cache/disk-error.ts";
import { CheckedFolders, ensureFolder } from "#core/downloads/cache/ensure-folder.ts";
import type { FileCalls } from "#core/downloads/cache/file-calls.ts";
import { findContent, openFinder } from "#core/downloads/cache/find-content.ts";
import type { JobTarget, TargetOf } from "#core/downloads/cache/job-target.ts";
import { linkFile } from "#core/downloads/cache/link-file.ts";
import { removeIn } from "#core/downloads/cache/remove-traces.ts";
import { writeRef } from "#core/downloads/cache/write-ref.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";

export function cacheTarget(where: TargetOf, calls: FileCalls): JobTarget {
  const { id, repo, revision, commit, cacheFolder, folder } = where;
  const checked = new CheckedFolders();
  const paths = cachePaths({ cacheFolder, repo, commit });
  const spare = paths.part("ref", id);
  const part = ({ blobId }: PlannedFile) => paths.part(blobId, id);
  const removeTraces = async () => {
    await removeIn(paths.blobsFolder, cacheFolder, (name) => name.includes(partEnding(id)));
    await removeIn(paths.refsFolder, cacheFolder, (name) => name === holdRef(id));
  };
  return {
    where: { id, repo, revision, commit, cacheFolder, folder },
    root: cacheFolder,
    folders: [paths.snapshotFolder, paths.repoFolder, cacheFolder],
    partsFolder: paths.blobsFolder,
    part,
    contentKey: ({ blobId }) => paths.blob(blobId),
    async prepare() {
      await ensureFolder(cacheFolder, paths.snapshotSegments);
      await ensureFolder(cacheFolder, paths.blobsSegments);
      await writeRef(paths, holdRef(id), commit, spare);
    },
    async prepareFile({ path }) {
      await checked.ensure(cacheFolder, paths.blobsSegments);
      await checked.ensure(cacheFolder, [...paths.snapshotSegments, ...path.split("/").slice(0, -1)]);
    },
    find: (file) => findContent(paths, file, calls),
    openFinder: () => openFinder(paths),
    async adopt(file, found) {
      await calls.remove(part(file));
      if (found.type === "entry") return;
      await linkFile({ blob: found.path, entry: paths.entry(file.path), isNew: false, spare: part(file), calls });
      await forgetMissing(file);
    },
    async place(file) {
      const blob = paths.blob(file.blobId);
      try {
        await calls.rename(part(file), blob);
      } catch (error) {
        throw diskError(error, blob);
      }
      await linkFile({ blob, entry: paths.entry(file.path), isNew: true, spare: part(file), calls });
      await forgetMissing(file);
    },
    async isPlaced({ path, sizeBytes }) {
      const stats = await calls.stat(paths.entry(path)).catch(() => null);
      return stats?.isFile() === true && stats.size === sizeBytes;
    },
    async complete() {
      if (revision !== commit) await writeRef(paths, revision, commit, spare);
      await removeTraces();
    },
    removeTraces,
  };

  /** Python answers "not there" for a path that `.no_exist` names, whatever lies in the snapshot. */
  async function forgetMissing({ path }: PlannedFile): Promise<void> {
    const mark = paths.missing(path);
    if ((await calls.lstat(mark).catch(() => null)) === null) return;
    await removeIn(dirname(mark), cacheFolder, (name) => name === basename(mark));
  }
}
