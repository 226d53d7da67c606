/**
 * The hash that names a blob: sha256 of the content for LFS files, git's blob id (a sha1 with a header) for the rest.
 * Reads files in steps, so that the thread can hear an abort in between.
 */
import { createHash, type Hash } from "node:crypto";
import * as fs from "node:fs";
import { setImmediate } from "node:timers/promises";

export type FileToHash = { readonly path: string; readonly sizeBytes: number; readonly blobId: string };

const stepBytes = 1 << 20;

/** A hash that is equal to `blobId` (as hex) once the right content went through it. */
export function startBlobHash({ blobId, sizeBytes }: { readonly blobId: string; readonly sizeBytes: number }): Hash {
  if (blobId.length === 64) return createHash("sha256");
  return createHash("sha1").update(`blob ${sizeBytes}\0`);
}

/** Reads an open file from its start to its end into the hash, and answers its length. */
export async function readIntoHash(
  fd: number,
  hash: Hash,
  signal: AbortSignal,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<number> {
  const buffer = Buffer.allocUnsafe(stepBytes);
  for (let offset = 0; ; ) {
    const count = fs.readSync(fd, buffer, 0, stepBytes, offset);
    if (count === 0) return offset;
    hash.update(buffer.subarray(0, count));
    offset += count;
    onBytes(offset);
    await setImmediate();
    signal.throwIfAborted();
  }
}

/** Whether a file that someone else may have written is what its name says. Throws what the file system throws. */
export async function isRightFile(
  file: FileToHash,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<boolean> {
  const fd = fs.openSync(file.path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
  try {
    const stats = fs.fstatSync(fd);
    if (!stats.isFile() || stats.size !== file.sizeBytes) return false;
    const hash = startBlobHash(file);
    await readIntoHash(fd, hash, signal, onBytes);
    return hash.digest("hex") === file.blobId;
  } finally {
    fs.closeSync(fd);
  }
}
