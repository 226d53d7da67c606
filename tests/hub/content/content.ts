/**
 * The bytes of one file of the stand-in Hub. Any stretch can be made on its own, so a file of any size takes no memory
 * and no disk. The same stretch is always the same bytes.
 */
import { createHash } from "node:crypto";

export type Content = {
  readonly sizeBytes: number;
  /** Says completely how the bytes are made; two contents with the same rule are equal. Only generated bulk has one. */
  readonly rule?: string;
  /** Bytes `start` (included) to `end` (excluded). */
  read(start: number, end: number): Uint8Array;
};

/** Content that is held in memory: small files only. */
export function contentOfBytes(bytes: Uint8Array): Content {
  return { sizeBytes: bytes.byteLength, read: (start, end) => bytes.subarray(start, end) };
}

/** Content from text, as UTF-8. */
export function contentOfText(text: string): Content {
  return contentOfBytes(Buffer.from(text, "utf8"));
}

/** Content from a value, as the indented JSON that model repos usually hold. */
export function contentOfJson(value: unknown): Content {
  return contentOfText(`${JSON.stringify(value, null, 2)}\n`);
}

/** A small header, then bulk. */
export function joinContents(header: Uint8Array, bulk: Content): Content {
  const parts = [contentOfBytes(header), bulk];
  const sizeBytes = header.byteLength + bulk.sizeBytes;
  return {
    sizeBytes,
    rule: `${createHash("sha256").update(header).digest("hex")} ${bulk.rule}`,
    read(start, end) {
      const out = new Uint8Array(Math.max(0, Math.min(end, sizeBytes) - start));
      let partStart = 0;
      for (const part of parts) {
        const from = Math.max(start, partStart);
        const to = Math.min(end, partStart + part.sizeBytes);
        if (from < to) out.set(part.read(from - partStart, to - partStart), from - start);
        partStart += part.sizeBytes;
      }
      return out;
    },
  };
}

/** The stretch `start` to `end` in chunks of at most `chunkBytes`. */
export async function* chunksOf(
  content: Content,
  start = 0,
  end = content.sizeBytes,
  chunkBytes = 262_144,
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += chunkBytes) yield content.read(at, Math.min(at + chunkBytes, end));
}
