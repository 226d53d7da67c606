/**
 * The bulk of large files: bytes made from the offset alone, at memory speed. Every 512 bytes carry the number of their
 * stretch, so that no two stretches are alike and swapped or repeated segments change the hash.
 */
import { createHash } from "node:crypto";
import type { Content } from "#tests/hub/content/content.ts";

const blockBytes = 4096;
const markEvery = 512;

/** `sizeBytes` bytes that follow from `seed` and each byte's offset. */
export function patternBytes(seed: string, sizeBytes: number): Content {
  const base = noise(seed);
  return {
    sizeBytes,
    rule: `pattern 1 ${sizeBytes} ${seed}`,
    read(start, end) {
      const to = Math.min(end, sizeBytes);
      if (start >= to) return new Uint8Array(0);
      const firstBlock = Math.floor(start / blockBytes);
      const lastBlock = Math.ceil(to / blockBytes);
      // A buffer of its own: the reader may keep it, and a view of numbers has to start on a multiple of eight.
      const blocks = Buffer.allocUnsafeSlow((lastBlock - firstBlock) * blockBytes);
      const numbers = new Float64Array(blocks.buffer, 0, blocks.byteLength / 8);
      for (let at = 0; at < blocks.byteLength; at += blockBytes) base.copy(blocks, at);
      const firstByte = firstBlock * blockBytes;
      for (let at = 0; at < blocks.byteLength; at += markEvery) numbers[at / 8] = firstByte + at;
      return blocks.subarray(start - firstBlock * blockBytes, to - firstBlock * blockBytes);
    },
  };
}

function noise(seed: string): Buffer {
  const parts: Buffer[] = [];
  for (let part = 0; part * 64 < blockBytes; part += 1) {
    parts.push(createHash("sha512").update(`${seed}\n${part}`).digest());
  }
  return Buffer.concat(parts);
}
