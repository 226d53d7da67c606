/**
 * An unfinished file on disk: which stretches of it are there, each with its checksum in the journal beside it. Bytes may
 * come in any order, never beyond the planned size. What an earlier run left is read again and believed where it fits.
 * File calls are synchronous on purpose: it lives in the transfer worker, where waiting for the disk is the back-pressure.
 */
import * as fs from "node:fs";
import { setImmediate } from "node:timers/promises";
import { readIntoHash, startBlobHash } from "#core/downloads/transfer/blob-hash.ts";
import { failureCode } from "#core/downloads/transfer/judge-head.ts";
import type { PartToOpen } from "#core/downloads/transfer/transfer-protocol.ts";
import { type ByteRange, ByteRanges } from "#core/downloads/transfer/worker/byte-ranges.ts";
import { checksumOf } from "#core/downloads/transfer/worker/checksum.ts";
import type { FollowedHash, HashClient } from "#core/downloads/transfer/worker/hash-client.ts";
import { Journal, type JournalRecord, journalPathOf, readJournal } from "#core/downloads/transfer/worker/journal.ts";
import { StretchWriter } from "#core/downloads/transfer/worker/stretch-writer.ts";

/** Smaller files are hashed in one go; the way to the other thread takes longer. */
const followedBytesMin = 1 << 20;
/** How much may be lost in a power cut: what is not synced. A killed process loses nothing by this. */
const syncEveryBytes = 256 << 20;
/** The grain in which two fetches of one stretch are compared. */
const grainBytes = 4 << 20;

/** Opens or makes the file and its journal. Throws what the file system throws, or the signal's reason. */
export async function openPartFile(file: PartToOpen, hashes: HashClient, signal: AbortSignal): Promise<PartFile> {
  // O_NOFOLLOW (absent on Windows): a link planted under our name must not lead our writes elsewhere.
  const flags = fs.constants.O_RDWR | fs.constants.O_CREAT | (fs.constants.O_NOFOLLOW ?? 0);
  const fd = fs.openSync(file.path, flags, 0o666);
  const part = new PartFile(file, fd, hashes);
  try {
    await part.readAgain(signal);
    return part;
  } catch (error) {
    await part.close();
    throw error;
  }
}

export class PartFile {
  readonly #file: PartToOpen;
  readonly #fd: number;
  readonly #journal: Journal;
  readonly #hash: FollowedHash | null;
  readonly #writers = new Set<StretchWriter>();
  #held = new ByteRanges();
  #records: JournalRecord[] = [];
  #etag: string | null = null;
  #unsyncedBytes = 0;
  /** Stretches of which no sync has yet said that they are on the disk. */
  #unsynced: JournalRecord[] = [];
  #isSyncing: Promise<void> | null = null;
  /** What the disk said when it could not keep what it had taken. It says so once. */
  #failure: Error | null = null;
  /** Checksums of stretches that were dropped to be fetched again, by their grain's start. */
  #before = new Map<number, string>();

  /** Use `openPartFile`. */
  constructor(file: PartToOpen, fd: number, hashes: HashClient) {
    this.#file = file;
    this.#fd = fd;
    this.#journal = new Journal(journalPathOf(file.path));
    this.#hash = file.sizeBytes > followedBytesMin ? hashes.follow(fd, file) : null;
  }

  get sizeBytes(): number {
    return this.#file.sizeBytes;
  }

  /** Bytes that are in the file, or on their way to it. */
  get heldBytes(): number {
    let waiting = 0;
    for (const writer of this.#writers) waiting += writer.waitingBytes;
    return this.#held.totalBytes + waiting;
  }

  /** How far the file is whole from a place on that was just reached. */
  reachOf(place: number): number {
    return this.#held.reach(place);
  }

  /** How far the file is whole from its start on. */
  get wholeBytes(): number {
    return this.#held.reach(0);
  }

  get hashedBytes(): number {
    return this.#hash?.hashedBytes ?? 0;
  }

  /** The ETag that the bytes came with. */
  get etag(): string | null {
    return this.#etag;
  }

  missing(): ByteRanges {
    return this.#held.missing(this.sizeBytes);
  }

  /** Believes of the journal what the file bears out. */
  async readAgain(signal: AbortSignal): Promise<void> {
    const { blobId, sizeBytes } = this.#file;
    const found = readJournal(journalPathOf(this.#file.path));
    const isOurs = found?.head.blobId === blobId && found.head.sizeBytes === sizeBytes;
    if (found !== null && isOurs && fs.fstatSync(this.#fd).size === sizeBytes) {
      this.#etag = found.head.etag;
      await this.#believe(found.records, signal);
      this.#unsynced = [...this.#records];
    }
    if (this.#held.all.length === 0) fs.ftruncateSync(this.#fd, 0);
    fs.ftruncateSync(this.#fd, sizeBytes);
    if (this.#records.length > 0) this.#rewriteJournal();
    else this.#journal.remove();
    this.#mark();
  }

  async #believe(records: readonly JournalRecord[], signal: AbortSignal): Promise<void> {
    this.#records = [];
    this.#held = new ByteRanges();
    for (const record of records) {
      if (checksumOf(this.#fd, record) === record.sum) {
        this.#records.push(record);
        this.#held.add(record);
      }
      await setImmediate();
      signal.throwIfAborted();
    }
  }

  /** A writer for bytes that begin at `start`. End it. */
  writeFrom(start: number): StretchWriter {
    const writer = new StretchWriter(this.#fd, start, {
      onWritten: (range) => {
        if (this.#failure !== null) throw this.#failure;
        this.#held.add(range);
      },
      onRecord: (record) => this.#keep(record),
      onEnd: () => this.#writers.delete(writer),
    });
    this.#writers.add(writer);
    return writer;
  }

  /** Brings bytes that wait in memory to the file, where they waited long enough. Throws what the disk throws. */
  tick(now: number): void {
    for (const writer of this.#writers) writer.tick(now);
    this.#mark();
  }

  /** The ETag of an answer: false when the file at the server is another than the one that the bytes came from. */
  takeEtag(etag: string | null): boolean {
    // A weak ETag does not promise equal bytes, and cannot be used with If-Range.
    if (etag === null || etag.startsWith("W/")) return true;
    if (this.#etag !== null && this.#etag !== etag) return false;
    if (this.#etag === null) {
      this.#etag = etag;
      if (this.#records.length > 0) this.#rewriteJournal();
    }
    return true;
  }

  /** Forgets every byte. */
  restart(): void {
    for (const writer of this.#writers) writer.discard();
    this.#etag = null;
    this.#records = [];
    this.#unsynced = [];
    this.#held = new ByteRanges();
    this.#journal.remove();
    this.#hash?.restart();
    fs.ftruncateSync(this.#fd, 0);
    fs.ftruncateSync(this.#fd, this.sizeBytes);
  }

  /** Forgets what lies beyond the first gap. */
  keepWholeOnly(): void {
    this.#drop({ start: this.wholeBytes, end: this.sizeBytes });
  }

  /** Whether the file is complete and its hash the right one; if so it is safe on the disk now. Throws the signal's reason. */
  async verify(signal: AbortSignal): Promise<boolean> {
    this.#flush();
    await this.#isSyncing;
    if (this.#failure !== null) throw this.#failure;
    if (this.wholeBytes !== this.sizeBytes) return false;
    // Whoever else wrote to it: what lies behind the planned size would get the file's name, and went through no hash.
    const { size } = fs.fstatSync(this.#fd);
    if (size > this.sizeBytes) fs.ftruncateSync(this.#fd, this.sizeBytes);
    if (size < this.sizeBytes) return false;
    // The disk has its work to do while the hash catches up.
    const [digest] = await Promise.all([this.#digest(signal), this.#sync()]);
    if (this.#failure !== null) throw this.#failure;
    // The journal stays until the file has its name: a kill in between must not cost the file.
    return digest === this.#file.blobId;
  }

  async #digest(signal: AbortSignal): Promise<string> {
    if (this.#hash !== null) {
      return this.#hash.digest(signal).catch((error: unknown) => {
        // Somebody made it shorter: its checksums tell what is gone.
        if (failureCode(error) === "EOF") return "";
        throw error;
      });
    }
    const hash = startBlobHash(this.#file);
    await readIntoHash(this.#fd, hash, signal);
    return hash.digest("hex");
  }

  /** Forgets what the disk no longer holds as it was written, and answers how much that was. */
  async dropDamaged(signal: AbortSignal): Promise<number> {
    const before = this.heldBytes;
    this.#flush();
    await this.#believe(this.#records, signal);
    const damaged = before - this.heldBytes;
    if (damaged > 0) {
      this.#rewriteJournal();
      this.#hash?.restart();
      this.#mark();
    }
    return damaged;
  }

  /** Forgets a stretch, but keeps in mind what it was. */
  async dropToCompare(range: ByteRange, signal: AbortSignal): Promise<void> {
    for (const grain of grainsOf(range)) {
      this.#before.set(grain.start, checksumOf(this.#fd, grain) ?? "");
      await setImmediate();
      signal.throwIfAborted();
    }
    this.#drop(range);
  }

  /** How much of a stretch came otherwise than before. With `isDropped` exactly that is forgotten, to be fetched again. */
  async compare(range: ByteRange, isDropped: boolean, signal: AbortSignal): Promise<number> {
    this.#flush();
    let differing = 0;
    for (const grain of grainsOf(range)) {
      if (checksumOf(this.#fd, grain) !== this.#before.get(grain.start)) {
        differing += grain.end - grain.start;
        if (isDropped) this.#drop(grain);
      }
      await setImmediate();
      signal.throwIfAborted();
    }
    return differing;
  }

  async close(): Promise<void> {
    try {
      this.#flush();
    } finally {
      await this.#isSyncing;
      await this.#hash?.close();
      this.#journal.close();
      fs.closeSync(this.#fd);
    }
  }

  #drop(range: ByteRange): void {
    this.#flush();
    const isTouched = this.wholeBytes > range.start;
    this.#held.remove(range);
    this.#records = this.#records.filter(({ start, end }) => end <= range.start || start >= range.end);
    this.#rewriteJournal();
    if (isTouched) this.#hash?.restart();
    this.#mark();
  }

  #flush(): void {
    for (const writer of this.#writers) writer.flush();
    this.#mark();
  }

  #mark(): void {
    this.#hash?.mark(this.wholeBytes);
  }

  #keep(record: JournalRecord): void {
    if (this.#failure !== null) return;
    this.#records.push(record);
    this.#unsynced.push(record);
    // A file that is complete is verified at once; until something stays behind it needs no journal.
    if (this.#journal.fd === null && this.heldBytes < this.sizeBytes) this.#rewriteJournal();
    else this.#journal.append(record);
    this.#unsyncedBytes += record.end - record.start;
    // Meanwhile bytes go on arriving.
    if (this.#unsyncedBytes >= syncEveryBytes && this.#isSyncing === null) void this.#sync();
  }

  #rewriteJournal(): void {
    const { blobId, sizeBytes, source } = this.#file;
    this.#journal.replace({ version: 1, blobId, sizeBytes, source, etag: this.#etag }, this.#records);
  }

  /** Never fails: what the disk says is in `#failure` then. One at a time; `close` waits for it. */
  #sync(): Promise<void> {
    this.#unsyncedBytes = 0;
    const records = this.#unsynced;
    this.#unsynced = [];
    this.#isSyncing = syncFile(this.#fd)
      .catch((error: Error) => this.#lose(records, error))
      .finally(() => {
        this.#isSyncing = null;
      });
    return this.#isSyncing;
  }

  /**
   * The disk could not keep what it had taken. Reading again would not show it, because the system still has those bytes in
   * memory, and the next sync would succeed: they are forgotten, so that they are fetched and written once more.
   */
  #lose(records: readonly JournalRecord[], error: Error): void {
    this.#failure = error;
    const lost = new Set([...records, ...this.#unsynced]);
    this.#records = this.#records.filter((record) => !lost.has(record));
    this.#held = new ByteRanges(this.#records);
    try {
      this.#rewriteJournal();
    } catch {
      // What cannot be written is not read again either, for as long as the disk is like that.
    }
  }
}

/** Resolves when the bytes of the file are on the disk. */
export function syncFile(fd: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fs.fdatasync(fd, (error) => (error === null ? resolve() : reject(error)));
  });
}

function* grainsOf({ start, end }: ByteRange): Generator<ByteRange> {
  for (let at = start; at < end; at += grainBytes) yield { start: at, end: Math.min(end, at + grainBytes) };
}
