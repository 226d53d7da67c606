/** A set of stretches of a file, each from its first byte to before its last. Pure. */

export type ByteRange = { readonly start: number; readonly end: number };

/** Ranges in order, none empty, none touching another. */
export class ByteRanges {
  #ranges: ByteRange[];

  constructor(ranges: readonly ByteRange[] = []) {
    this.#ranges = [];
    for (const range of ranges) this.add(range);
  }

  get all(): readonly ByteRange[] {
    return this.#ranges;
  }

  get totalBytes(): number {
    return this.#ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  }

  /** How far the set reaches from `start` on without a gap; `start` itself if it is not in the set. */
  reach(start: number): number {
    return this.#ranges.find((range) => range.start <= start && start < range.end)?.end ?? start;
  }

  add({ start, end }: ByteRange): void {
    if (start >= end) return;
    const before = this.#ranges.filter((range) => range.end < start);
    const after = this.#ranges.filter((range) => range.start > end);
    const touching = this.#ranges.slice(before.length, this.#ranges.length - after.length);
    const merged = {
      start: Math.min(start, touching[0]?.start ?? start),
      end: Math.max(end, touching.at(-1)?.end ?? end),
    };
    this.#ranges = [...before, merged, ...after];
  }

  remove({ start, end }: ByteRange): void {
    this.#ranges = this.#ranges.flatMap((range) =>
      [
        { start: range.start, end: Math.min(range.end, start) },
        { start: Math.max(range.start, end), end: range.end },
      ].filter((rest) => rest.start < rest.end),
    );
  }

  /** What the set lacks of a file of `sizeBytes`. */
  missing(sizeBytes: number): ByteRanges {
    const rest = new ByteRanges([{ start: 0, end: sizeBytes }]);
    for (const range of this.#ranges) rest.remove(range);
    return rest;
  }

  /** Takes the first `bytesMax` bytes out of the first range; null when the set is empty. */
  takeFirst(bytesMax: number): ByteRange | null {
    const [first] = this.#ranges;
    if (first === undefined) return null;
    const taken = { start: first.start, end: Math.min(first.end, first.start + bytesMax) };
    this.remove(taken);
    return taken;
  }
}
