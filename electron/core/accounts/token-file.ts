/**
 * Files of other programs that may hold tokens: read whatever they are without harm, and changed only as they were read.
 * A file that is no short plain text is not read; one that is a link, has a second name or another owner is not changed.
 */
import { createHash, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { chmod, lstat, mkdir, open, rename, rm, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { redactShapes } from "#core/log/redact.ts";
import { ProblemError } from "#core/problem-error.ts";
import { diskProblem, errorCode } from "#core/store/disk-problem.ts";

export type TokenFile = {
  readonly path: string;
  /** The whole text, with its line ends and, if it has one, its byte order mark. */
  readonly text: string;
  /** Permission bits, kept when it is changed. */
  readonly mode: number;
  readonly mtimeMs: number;
  readonly sha256: string;
  /** Why it may not be changed; null where it may. */
  readonly whyNotChange: string | null;
};

export type ReadTokenFile =
  | { readonly type: "read"; readonly file: TokenFile }
  | { readonly type: "absent" }
  | { readonly type: "unreadable"; readonly why: string };

/** No file of tokens or variables is longer, in bytes. */
const bytesMax = 256 * 1024;

/** Reads a file that may be anything. Never throws, and never waits for a pipe. */
export async function readTokenFile(path: string): Promise<ReadTokenFile> {
  try {
    const entry = await lstat(path);
    // Without waiting: opening a pipe would last until somebody writes to it.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return unreadable(stat.isDirectory() ? "It is a folder." : "It is no ordinary file.");
      if (stat.size > bytesMax) return unreadable("It is larger than a file of tokens.");
      const buffer = Buffer.alloc(bytesMax + 1);
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
      if (bytesRead > bytesMax) return unreadable("It is larger than a file of tokens.");
      const bytes = buffer.subarray(0, bytesRead);
      const text = textOf(bytes);
      if (text === null) return unreadable("It is not text.");
      return {
        type: "read",
        file: {
          path,
          text,
          mode: stat.mode & 0o777,
          mtimeMs: stat.mtimeMs,
          sha256: createHash("sha256").update(bytes).digest("hex"),
          whyNotChange: whyNotChange(entry.isSymbolicLink(), stat.nlink, stat.uid),
        },
      };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return errorCode(error) === "ENOENT" ? { type: "absent" } : unreadable(diskProblem(error, path).why);
  }
}

/** Whether the file is still the one that was read. Throws ProblemError CONFLICT when it is not, or when it may not be changed. */
export async function requireUnchanged(file: TokenFile): Promise<void> {
  if (file.whyNotChange !== null) throw conflict(file.path, file.whyNotChange);
  const now = await readTokenFile(file.path);
  const isSame =
    now.type === "read" &&
    now.file.whyNotChange === null &&
    now.file.sha256 === file.sha256 &&
    now.file.mtimeMs === file.mtimeMs &&
    now.file.text.length === file.text.length;
  if (!isSame) throw conflict(file.path, "It has changed since it was looked at. Look again, and decide then.");
}

/** A file that is left as it is, and why. */
export function conflict(path: string, why: string): ProblemError {
  return new ProblemError({
    code: "CONFLICT",
    what: `${redactShapes(path).slice(0, 400)} was left as it is`,
    why,
    action: { type: "retry", label: "Look again" },
  });
}

/** Replaces a file in one step; its mode is set before the text is in it. Throws ProblemError (DISK, DISK_FULL). */
export async function replaceTokenFile(path: string, text: string, mode: number): Promise<void> {
  const partial = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID()}`);
  try {
    const handle = await open(partial, "wx", mode & 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
      await handle.chmod(mode);
    } finally {
      await handle.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw new ProblemError(diskProblem(error, path), { cause: error });
  }
}

/** Writes a file for its owner alone in a folder for its owner alone, as Python does. Throws ProblemError (DISK, DISK_FULL). */
export async function writeSecretFile(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (process.platform !== "win32") await chmod(folder, 0o700);
  } catch (error) {
    throw new ProblemError(diskProblem(error, folder), { cause: error });
  }
  await replaceTokenFile(path, text, 0o600);
}

/** Throws ProblemError DISK; a file that is gone already is fine. */
export async function removeTokenFile(path: string): Promise<void> {
  await unlink(path).catch((error: unknown) => {
    if (errorCode(error) !== "ENOENT") throw new ProblemError(diskProblem(error, path), { cause: error });
  });
}

function unreadable(why: string): ReadTokenFile {
  return { type: "unreadable", why };
}

function textOf(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function whyNotChange(isLink: boolean, nameCount: number, owner: number): string | null {
  if (isLink) return "It is a link to another file. Change that one yourself.";
  if (nameCount > 1) return "It has a second name (a hard link), under which the token would stay.";
  const own = process.getuid?.();
  return own !== undefined && own !== owner ? "It belongs to another user." : null;
}
