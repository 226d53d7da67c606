/** Bytes of one connection on their way into the file: gathered to large writes, each stretch with its checksum. */
import * as fs from "node:fs";
import { performance } from "node:perf_hooks";
import type { ByteRange } from "#core/downloads/transfer/worker/byte-ranges.ts";
import { type Checksum, startChecksum } from "#core/downloads/transfer/worker/checksum.ts";
import type { JournalRecord } from "#core/downloads/transfer/worker/journal.ts";

export type WriterEvents = {
  onWritten(range: ByteRange): void;
  /** A stretch that the journal can tell of. */
  onRecord(record: JournalRecord): void;
  onEnd(): void;
};

/** What one write takes at least, where bytes come fast. More would leave the processor's cache before it is written. */
const gatherBytes = 256 << 10;
/** A stretch for the journal: what is fetched again at most, per connection, after a kill. */
const recordBytes = 1 << 20;
/** Slow bytes do not wait for company longer than this, in milliseconds. */
const waitMs = 100;
/** A stretch that has gathered this much is told of after so long, in milliseconds, however fast the next bytes come. */
const agedRecordBytes = 256 << 10;
const agedMs = 150;
/** A slow connection's stretch in the journal is smaller, but no confetti. */
const slowRecordBytes = 65_536;

export class StretchWriter {
  readonly #fd: number;
  readonly #events: WriterEvents;
  /** Bytes that wait for company. */
  #block: Buffer | null = null;
  #gathered = 0;
  /** Where the next write goes. */
  #at: number;
  #recordStart: number;
  #sum: Checksum = startChecksum();
  #flushedAt = performance.now();
  #recordAt = performance.now();
  /** What the disk said when nobody was there to hear it. */
  #failure: unknown = null;

  constructor(fd: number, start: number, events: WriterEvents) {
    this.#fd = fd;
    this.#at = start;
    this.#recordStart = start;
    this.#events = events;
  }

  /** Where the next byte goes. */
  get position(): number {
    return this.#at + this.#gathered;
  }

  get waitingBytes(): number {
    return this.#gathered;
  }

  /** Takes bytes, and does not keep the array. Throws what the disk throws. */
  push(bytes: Uint8Array): void {
    if (this.#gathered + bytes.length >= gatherBytes) {
      this.#write(bytes);
      return;
    }
    this.#block ??= Buffer.allocUnsafeSlow(gatherBytes);
    this.#block.set(bytes, this.#gathered);
    this.#gathered += bytes.length;
  }

  /** Never throws: the next call does. */
  tick(now: number): void {
    const isAged = now - this.#recordAt >= agedMs && this.position - this.#recordStart >= agedRecordBytes;
    if (this.#failure !== null || (!isAged && now - this.#flushedAt < waitMs)) return;
    try {
      this.#write();
      if (isAged || this.#at - this.#recordStart >= slowRecordBytes) this.#closeRecord();
    } catch (error) {
      this.#failure = error;
    }
  }

  /** Everything so far is in the file and in the journal; what the disk did not take is not. */
  flush(): void {
    try {
      this.#write();
    } finally {
      this.#closeRecord();
    }
  }

  end(): void {
    try {
      this.flush();
    } finally {
      this.#events.onEnd();
    }
  }

  /** Ends without keeping what waits. */
  discard(): void {
    this.#gathered = 0;
    this.#recordStart = this.#at;
    this.#events.onEnd();
  }

  /** Writes what waits, and `more` behind it. */
  #write(more: Uint8Array | null = null): void {
    if (this.#failure !== null) throw this.#failure;
    this.#flushedAt = performance.now();
    const waiting = this.#block?.subarray(0, this.#gathered) ?? null;
    const chunks = [waiting, more].flatMap((chunk) => (chunk === null || chunk.length === 0 ? [] : [chunk]));
    this.#gathered = 0;
    if (chunks.length === 0) return;
    const start = this.#at;
    const end = chunks.reduce((sum, { length }) => sum + length, start);
    try {
      this.#at += fs.writevSync(this.#fd, chunks, start);
      // A disk that is nearly full takes less than it was given; the next call says why.
      const rest = this.#at < end ? Buffer.concat(chunks) : null;
      while (rest !== null && this.#at < end) {
        this.#at += fs.writeSync(this.#fd, rest, this.#at - start, end - this.#at, this.#at);
      }
    } finally {
      this.#sumUp(chunks, this.#at - start);
      this.#events.onWritten({ start, end: this.#at });
    }
    if (this.#at - this.#recordStart >= recordBytes) this.#closeRecord();
  }

  /** The first `bytes` bytes of the chunks are in the file. */
  #sumUp(chunks: readonly Uint8Array[], bytes: number): void {
    let left = bytes;
    for (const chunk of chunks) {
      if (left <= 0) return;
      this.#sum.update(left < chunk.length ? chunk.subarray(0, left) : chunk);
      left -= chunk.length;
    }
  }

  #closeRecord(): void {
    if (this.#at === this.#recordStart) return;
    const record = { start: this.#recordStart, end: this.#at, sum: this.#sum.digest() };
    this.#recordStart = this.#at;
    this.#recordAt = performance.now();
    this.#sum = startChecksum();
    this.#events.onRecord(record);
  }
}
