/**
 * An unfinished file on disk, with the hash of what is in it. Bytes only ever go to its end, never beyond the planned size.
 * What an earlier run left is read and hashed again: nothing is believed because of its length.
 * File calls are synchronous on purpose: it lives in the transfer worker, where waiting for the disk is the back-pressure.
 */
import type { Hash } from "node:crypto";
import * as fs from "node:fs";
import { type FileToHash, readIntoHash, startBlobHash } from "#core/downloads/transfer/blob-hash.ts";
import type { BodySink } from "#core/downloads/transfer/receive-body.ts";

/** Opens or makes the file. Throws what the file system throws, or the signal's reason. */
export async function openPartFile(file: FileToHash, signal: AbortSignal): Promise<PartFile> {
  // O_NOFOLLOW (absent on Windows): a link planted under our name must not lead our writes elsewhere.
  const flags = fs.constants.O_RDWR | fs.constants.O_CREAT | (fs.constants.O_NOFOLLOW ?? 0);
  const fd = fs.openSync(file.path, flags);
  try {
    const part = new PartFile(file, fd);
    await part.readAgain(signal);
    return part;
  } catch (error) {
    fs.closeSync(fd);
    throw error;
  }
}

export class PartFile implements BodySink {
  readonly #file: FileToHash;
  readonly #fd: number;
  #hash: Hash;
  #offset = 0;

  /** Use `openPartFile`. */
  constructor(file: FileToHash, fd: number) {
    this.#file = file;
    this.#fd = fd;
    this.#hash = startBlobHash(file);
  }

  /** Bytes that are in the file and in the hash. */
  get offset(): number {
    return this.#offset;
  }

  get sizeBytes(): number {
    return this.#file.sizeBytes;
  }

  /** Hashes what is there; a file longer than planned is of no use and emptied. */
  async readAgain(signal: AbortSignal): Promise<void> {
    if (fs.fstatSync(this.#fd).size > this.#file.sizeBytes) this.restart();
    else this.#offset = await readIntoHash(this.#fd, this.#hash, signal);
  }

  write(bytes: Uint8Array): void {
    let written = 0;
    while (written < bytes.length) {
      written += fs.writeSync(this.#fd, bytes, written, bytes.length - written, this.#offset + written);
    }
    this.#hash.update(bytes);
    this.#offset += bytes.length;
  }

  restart(): void {
    fs.ftruncateSync(this.#fd, 0);
    this.#hash = startBlobHash(this.#file);
    this.#offset = 0;
  }

  /** Whether the file is complete and its hash the right one; if so it is safe on the disk now, if not it was emptied. */
  verify(): boolean {
    const isRight = this.#offset === this.#file.sizeBytes && this.#hash.digest("hex") === this.#file.blobId;
    if (isRight) fs.fsyncSync(this.#fd);
    else this.restart();
    return isRight;
  }

  close(): void {
    fs.closeSync(this.#fd);
  }
}
