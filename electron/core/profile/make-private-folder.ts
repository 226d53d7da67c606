/** Makes a folder that only this person can enter, or refuses one that somebody else holds. */
import { chmod, mkdir, realpath, stat } from "node:fs/promises";
import { ProblemError } from "#core/problem-error.ts";

/**
 * Creates the folder (and its parents) with mode 0700, or tightens an existing one, and answers its real path.
 * Throws ProblemError DISK when it cannot be made, is no folder, or belongs to another user, who could then read or swap what we keep there.
 */
export async function makePrivateFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const real = await realpath(folder);
    if (process.getuid === undefined) return real;
    const { uid, mode } = await stat(real);
    if (uid !== process.getuid()) {
      throw refused(folder, "It belongs to another user of this computer.");
    }
    if ((mode & 0o077) !== 0) await chmod(real, 0o700);
    return real;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw refused(folder, error instanceof Error ? error.message : "The disk refused it.", error);
  }
}

function refused(folder: string, why: string, cause?: unknown): ProblemError {
  return new ProblemError(
    { code: "DISK", what: `The folder ${folder} cannot be used.`, why, action: null },
    cause === undefined ? undefined : { cause },
  );
}
