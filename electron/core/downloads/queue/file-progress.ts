/** How far the files of one job are: which are verified, and how much there is of those under way. Only counts. */
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";

/** What is done with a file; `failed` stays until it is tried again. */
export type FilePhase = "receiving" | "verifying" | "waiting" | "failed";
/** From the first index up to, but not with, the second. */
export type IndexRange = readonly [number, number];

type Partial = { readonly bytes: number; readonly phase: FilePhase | null };

export class FileProgress {
  readonly #files: readonly PlannedFile[];
  readonly #verified: Set<number>;
  /** Files that are not verified and have bytes, or are worked on (then with a phase). */
  readonly #partial = new Map<number, Partial>();
  #verifiedBytes = 0;
  #partialBytes = 0;

  constructor(files: readonly PlannedFile[], verified: readonly IndexRange[]) {
    this.#files = files;
    this.#verified = new Set();
    for (const [from, to] of verified) {
      for (let index = from; index < Math.min(to, files.length); index += 1) this.verify(index);
    }
  }

  get verifiedBytes(): number {
    return this.#verifiedBytes;
  }

  /** Bytes that are on the disk, verified or not. */
  get receivedBytes(): number {
    return this.#verifiedBytes + this.#partialBytes;
  }

  get verifiedCount(): number {
    return this.#verified.size;
  }

  isVerified(index: number): boolean {
    return this.#verified.has(index);
  }

  verify(index: number): void {
    if (this.#verified.has(index)) return;
    this.#forget(index);
    this.#verified.add(index);
    this.#verifiedBytes += this.#sizeOf(index);
  }

  /** A verified file is gone from the disk. */
  reopen(index: number): void {
    if (this.#verified.delete(index)) this.#verifiedBytes -= this.#sizeOf(index);
  }

  bytesOf(index: number): number {
    return this.#verified.has(index) ? this.#sizeOf(index) : (this.#partial.get(index)?.bytes ?? 0);
  }

  phaseOf(index: number): FilePhase | null {
    return this.#partial.get(index)?.phase ?? null;
  }

  setBytes(index: number, bytes: number): void {
    if (this.#verified.has(index)) return;
    this.#put(index, Math.min(bytes, this.#sizeOf(index)), this.phaseOf(index));
  }

  setPhase(index: number, phase: FilePhase | null): void {
    if (this.#verified.has(index)) return;
    this.#put(index, this.bytesOf(index), phase);
  }

  /** The phases of the files that are worked on. */
  phases(): FilePhase[] {
    return [...this.#partial.values()].flatMap(({ phase }) => phase ?? []);
  }

  verifiedRanges(): [number, number][] {
    const ranges: [number, number][] = [];
    for (const index of [...this.#verified].sort((one, other) => one - other)) {
      const last = ranges.at(-1);
      if (last !== undefined && last[1] === index) last[1] = index + 1;
      else ranges.push([index, index + 1]);
    }
    return ranges;
  }

  #put(index: number, bytes: number, phase: FilePhase | null): void {
    this.#forget(index);
    if (bytes === 0 && phase === null) return;
    this.#partial.set(index, { bytes, phase });
    this.#partialBytes += bytes;
  }

  #forget(index: number): void {
    this.#partialBytes -= this.#partial.get(index)?.bytes ?? 0;
    this.#partial.delete(index);
  }

  #sizeOf(index: number): number {
    return this.#files[index]?.sizeBytes ?? 0;
  }
}
