/** How far the files of one job are: which are verified, and how much there is of those under way. Only counts. */
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";

/** What is done with a file; `failed` stays until it is tried again. */
export type FilePhase = "receiving" | "verifying" | "waiting" | "failed";
/** From the first index up to, but not with, the second. */
export type IndexRange = readonly [number, number];

/** `hashed` counts only while the file is verified. */
type Partial = { readonly bytes: number; readonly hashed: number; readonly phase: FilePhase | null };

export class FileProgress {
  readonly #files: readonly PlannedFile[];
  /** By index: 1 for a file that is verified. */
  readonly #verified: Uint8Array;
  #verifiedCount = 0;
  /** Files that are not verified and have bytes, or are worked on (then with a phase). */
  readonly #partial = new Map<number, Partial>();
  #verifiedBytes = 0;
  #partialBytes = 0;
  #hashedBytes = 0;

  constructor(files: readonly PlannedFile[], verified: readonly IndexRange[]) {
    this.#files = files;
    this.#verified = new Uint8Array(files.length);
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

  /** Bytes that went through a hash: those of verified files, and of those that are verified now. */
  get hashedBytes(): number {
    return this.#verifiedBytes + this.#hashedBytes;
  }

  get verifiedCount(): number {
    return this.#verifiedCount;
  }

  isVerified(index: number): boolean {
    return this.#verified[index] === 1;
  }

  verify(index: number): void {
    if (this.isVerified(index)) return;
    this.#forget(index);
    this.#verified[index] = 1;
    this.#verifiedCount += 1;
    this.#verifiedBytes += this.#sizeOf(index);
  }

  /** A verified file is gone from the disk. */
  reopen(index: number): void {
    if (!this.isVerified(index)) return;
    this.#verified[index] = 0;
    this.#verifiedCount -= 1;
    this.#verifiedBytes -= this.#sizeOf(index);
  }

  bytesOf(index: number): number {
    return this.isVerified(index) ? this.#sizeOf(index) : (this.#partial.get(index)?.bytes ?? 0);
  }

  hashedOf(index: number): number {
    return this.isVerified(index) ? this.#sizeOf(index) : (this.#partial.get(index)?.hashed ?? 0);
  }

  phaseOf(index: number): FilePhase | null {
    return this.#partial.get(index)?.phase ?? null;
  }

  setBytes(index: number, bytes: number): void {
    if (this.isVerified(index)) return;
    const { hashed = 0, phase = null } = this.#partial.get(index) ?? {};
    this.#put(index, { bytes: Math.min(bytes, this.#sizeOf(index)), hashed, phase });
  }

  /** Heard of while the file is verified, and of no matter else. */
  setHashed(index: number, hashed: number): void {
    if (this.phaseOf(index) !== "verifying") return;
    this.#put(index, { bytes: this.bytesOf(index), hashed: Math.min(hashed, this.#sizeOf(index)), phase: "verifying" });
  }

  setPhase(index: number, phase: FilePhase | null): void {
    if (this.isVerified(index)) return;
    this.#put(index, { bytes: this.bytesOf(index), hashed: 0, phase });
  }

  /** Which of these phases is the first that a file is in; null when none is. */
  firstOf(phases: readonly FilePhase[]): FilePhase | null {
    let first = phases.length;
    for (const { phase } of this.#partial.values()) {
      const place = phase === null ? -1 : phases.indexOf(phase);
      if (place >= 0 && place < first) first = place;
    }
    return phases[first] ?? null;
  }

  /** The size of the largest file that is verified now. */
  get verifyingBytesMax(): number {
    let most = 0;
    for (const [index, { phase }] of this.#partial) {
      if (phase === "verifying") most = Math.max(most, this.#sizeOf(index));
    }
    return most;
  }

  verifiedRanges(): [number, number][] {
    const ranges: [number, number][] = [];
    let from = this.#verified.indexOf(1);
    while (from >= 0) {
      const next = this.#verified.indexOf(0, from);
      const to = next < 0 ? this.#verified.length : next;
      ranges.push([from, to]);
      from = this.#verified.indexOf(1, to);
    }
    return ranges;
  }

  #put(index: number, partial: Partial): void {
    this.#forget(index);
    if (partial.bytes === 0 && partial.phase === null) return;
    this.#partial.set(index, partial);
    this.#partialBytes += partial.bytes;
    this.#hashedBytes += partial.hashed;
  }

  #forget(index: number): void {
    const partial = this.#partial.get(index);
    if (partial === undefined) return;
    this.#partialBytes -= partial.bytes;
    this.#hashedBytes -= partial.hashed;
    this.#partial.delete(index);
  }

  #sizeOf(index: number): number {
    return this.#files[index]?.sizeBytes ?? 0;
  }
}
