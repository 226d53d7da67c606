/** Repeatable randomness: the same seed gives the same numbers on every machine. Not for secrets. */
import { createHash } from "node:crypto";

export type Random = {
  /** A whole number from 0 up to but not including `below`. */
  int(below: number): number;
  /** One of the items. */
  pick<T>(items: readonly [T, ...T[]]): T;
};

/** Randomness from a text seed (mulberry32 over the seed's hash). */
export function seededRandom(seed: string): Random {
  let state: number | null = null;
  const next = (): number => {
    // Hashed at the first draw: of a hundred thousand repos hardly any needs one.
    state = ((state ?? createHash("sha256").update(seed).digest().readUInt32LE(0)) + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return { int, pick: (items) => items[int(items.length)] ?? items[0] };
}

/** Hex digits that follow from a seed, such as an object id. */
export function seededHex(seed: string, digits: number): string {
  return createHash("sha256").update(seed).digest("hex").slice(0, digits);
}
