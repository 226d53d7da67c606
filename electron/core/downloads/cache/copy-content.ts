/** Copies a file whose hash was just checked from elsewhere on the disk: nothing of it is fetched. */
import { chmod, open } from "node:fs/promises";
import { diskError } from "#core/downloads/cache/disk-error.ts";
import type { FileCalls } from "#core/downloads/cache/file-calls.ts";

/** Makes `to` anew, with the permissions of a new file, and resolves once it is safe on the disk. Throws ProblemError (DISK, DISK_FULL). */
export async function copyContent(from: string, to: string, calls: FileCalls): Promise<void> {
  try {
    // What is there under this name is an unfinished download, or a link that someone planted.
    await calls.remove(to);
    const copy = await open(to, "wx+");
    try {
      const { mode } = await copy.stat();
      await calls.copyFile(from, to);
      // The copy took over those of the original, which may be closed to writing.
      await chmod(to, mode);
      await copy.datasync();
    } finally {
      await copy.close();
    }
  } catch (error) {
    throw diskError(error, to);
  }
}
