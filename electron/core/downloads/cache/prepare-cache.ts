/** Makes the cache folder ready for a first download. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { diskError } from "#core/downloads/cache/disk-error.ts";
import { errorCode } from "#core/store/disk-problem.ts";

/** Tells backup programs that this folder can be fetched again. Source: https://bford.info/cachedir/ */
export const cacheTag = `Signature: 8a477f597d28d172789f06886806bc55
# This file is a cache directory tag created by Hubdeck, in the Hugging Face Hub cache.
# For information about cache directory tags see https://bford.info/cachedir/
`;

/** Makes the folder and its CACHEDIR.TAG where they are not there. Throws ProblemError (DISK, DISK_FULL). */
export async function prepareCache(cacheFolder: string): Promise<void> {
  try {
    await mkdir(cacheFolder, { recursive: true });
  } catch (error) {
    throw diskError(error, cacheFolder);
  }
  await writeOnce(join(cacheFolder, "CACHEDIR.TAG"), cacheTag);
}

/** Writes a small file where there is none. Throws ProblemError (DISK, DISK_FULL). */
export async function writeOnce(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: "wx" });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw diskError(error, path);
  }
}
