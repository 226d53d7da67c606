/** Gives a verified blob its name in the snapshot, as Python does. Never called for a file whose hash was not checked. */
import * as fs from "node:fs/promises";
import { dirname, relative } from "node:path";
import { diskError, unsafeCacheError } from "#core/downloads/cache/disk-error.ts";
import { errorCode } from "#core/store/disk-problem.ts";

export type LinkRequest = {
  readonly blob: string;
  readonly entry: string;
  /** True for a blob we just made: without symlinks it is moved, an older one is copied (others may use it). */
  readonly isNew: boolean;
  /** A free name on the same disk, for a copy under way. */
  readonly spare: string;
  /** Makes a symlink; a test passes one that refuses, as Windows does. */
  readonly symlink?: (target: string, path: string, type: "file") => Promise<void>;
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
export async function linkFile({ blob, entry, isNew, spare, symlink = fs.symlink }: LinkRequest): Promise<void> {
  const target = relative(dirname(entry), blob);
  try {
    const found = await fs.lstat(entry).catch(() => null);
    if (found?.isDirectory()) throw unsafeCacheError(entry, "There is a folder where a downloaded file should be.");
    if (found?.isSymbolicLink() && (await fs.readlink(entry)) === target) return;
    if (found !== null) await fs.unlink(entry);
    try {
      await symlink(target, entry, "file");
    } catch (error) {
      if (!withoutSymlinks.has(errorCode(error))) throw error;
      if (isNew) {
        await fs.rename(blob, entry);
      } else {
        await fs.copyFile(blob, spare);
        await fs.rename(spare, entry);
      }
    }
  } catch (error) {
    throw diskError(error, entry);
  }
}
