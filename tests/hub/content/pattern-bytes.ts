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
      const blocks = Buffer.allocUnsafe((lastBlock - firstBlock) * blockBytes);
      for (let block = firstBlock; block < lastBlock; block += 1) {
        const at = (block - firstBlock) * blockBytes;
        base.copy(blocks, at);
        for (let mark = 0; mark < blockBytes; mark += markEvery) {
          blocks.writeDoubleLE(block * blockBytes + mark, at + mark);
        }
      }
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
