/**
 * Bytes for tests of speed: one block of noise over and over, handed out without a copy, so that a server of them costs
 * little more than the system's own copying. The block's length is a prime, so that no part of a download (they start at
 * multiples of a power of two) has the bytes of another one.
 */
import { createHash } from "node:crypto";
import type { Content } from "#tests/hub/content/content.ts";

const cycleBytes = 8_388_593;

/** `sizeBytes` bytes that follow from `seed` and each byte's offset. */
export function cyclicBytes(seed: string, sizeBytes: number): Content {
  let made: Buffer | null = null;
  const cycle = (): Buffer => {
    made ??= createHash("shake256", { outputLength: cycleBytes }).update(seed).digest();
    return made;
  };
  return {
    sizeBytes,
    rule: `cycle 1 ${cycleBytes} ${sizeBytes} ${seed}`,
    read(start, end) {
      const to = Math.min(end, sizeBytes);
      if (start >= to) return new Uint8Array(0);
      const at = start % cycleBytes;
      if (at + to - start <= cycleBytes) return cycle().subarray(at, at + to - start);
      const bytes = Buffer.allocUnsafe(to - start);
      for (let done = 0; done < bytes.byteLength; ) {
        const from = (start + done) % cycleBytes;
        done += cycle().copy(bytes, done, from, Math.min(cycleBytes, from + bytes.byteLength - done));
      }
      return bytes;
    },
  };
}
