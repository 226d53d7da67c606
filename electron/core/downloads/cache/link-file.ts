/** Gives a verified blob its name in the snapshot, as Python does. Never called for a file whose hash was not checked. */
import { dirname, relative } from "node:path";
import { diskError, unsafeCacheError } from "#core/downloads/cache/disk-error.ts";
import type { FileCalls } from "#core/downloads/cache/file-calls.ts";
import { errorCode } from "#core/store/disk-problem.ts";

export type LinkRequest = {
  readonly blob: string;
  readonly entry: string;
  /** True for a blob we just made: without symlinks it is moved, an older one is copied (others may use it). */
  readonly isNew: boolean;
  /** A free name on the same disk, for a link or a copy under way. */
  readonly spare: string;
  /** A test passes some whose symlink refuses, as Windows does. */
  readonly calls: FileCalls;
};

/** What a system without symlinks, or without the right to make them, answers. */
const withoutSymlinks: ReadonlySet<string> = new Set([
  "EPERM",
  "EACCES",
  "ENOTSUP",
  "EOPNOTSUPP",
  "ENOSYS",
  "EINVAL",
  "UNKNOWN",
]);

/** Makes `entry` a relative link to `blob`, or the file itself where there are no symlinks. Throws ProblemError (DISK, DISK_FULL). */
export async function linkFile({ blob, entry, isNew, spare, calls }: LinkRequest): Promise<void> {
  const target = relative(dirname(entry), blob);
  const found = await calls.lstat(entry).catch(() => null);
  try {
    if (found?.isDirectory()) throw unsafeCacheError(entry, "There is a folder where a downloaded file should be.");
    if (found?.isSymbolicLink() && (await calls.readlink(entry)) === target) return;
    try {
      await putLink();
    } catch (error) {
      if (!withoutSymlinks.has(errorCode(error))) throw error;
      if (found !== null) await calls.unlink(entry);
      if (isNew) {
        await calls.rename(blob, entry);
      } else {
        await calls.remove(spare);
        await calls.copyFile(blob, spare);
        await calls.rename(spare, entry);
      }
    }
  } catch (error) {
    throw diskError(error, entry);
  }

  /** What is there is replaced in one step, so that nobody who reads meanwhile finds nothing. */
  async function putLink(): Promise<void> {
    if (found === null) {
      try {
        return await calls.symlink(target, entry, "file");
      } catch (error) {
        // Another program was faster; it may have put another thing there.
        if (errorCode(error) !== "EEXIST") throw error;
      }
    }
    await calls.remove(spare);
    await calls.symlink(target, spare, "file");
    await calls.rename(spare, entry);
  }
}
