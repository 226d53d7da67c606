/**
 * The bytes that clients have uploaded: in memory up to a limit, above it in a temporary folder that `close` removes.
 * Hashes are made while the bytes come in.
 */
import { createHash, type Hash } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Content, contentOfBytes } from "#tests/hub/content/content.ts";

export type Received = { readonly content: Content; readonly sha256: string; readonly md5: string };

export type UploadStore = {
  /** Takes in exactly `sizeBytes`; null when the stream holds more or fewer. */
  receive(stream: AsyncIterable<Uint8Array>, sizeBytes: number): Promise<Received | null>;
  close(): void;
};

/** A store that keeps `memoryBytesMax` bytes in memory and writes the rest to disk. */
export function createUploadStore(memoryBytesMax: number): UploadStore {
  const descriptors: number[] = [];
  let folder: string | null = null;
  let heldBytes = 0;

  const openFile = (): number => {
    folder ??= mkdtempSync(join(tmpdir(), "hubdeck-stand-in-"));
    const descriptor = openSync(join(folder, String(descriptors.length)), "wx+");
    descriptors.push(descriptor);
    return descriptor;
  };

  return {
    async receive(stream, sizeBytes) {
      const isHeld = heldBytes + sizeBytes <= memoryBytesMax;
      if (isHeld) heldBytes += sizeBytes;
      const hashes = { sha256: createHash("sha256"), md5: createHash("md5") };
      const chunks: Uint8Array[] = [];
      const descriptor = isHeld ? -1 : openFile();
      let arrived = 0;
      for await (const chunk of stream) {
        if (arrived + chunk.byteLength > sizeBytes) return null;
        for (const hash of Object.values<Hash>(hashes)) hash.update(chunk);
        if (isHeld) chunks.push(chunk);
        else writeSync(descriptor, chunk, 0, chunk.byteLength, arrived);
        arrived += chunk.byteLength;
      }
      if (arrived !== sizeBytes) return null;
      const content = isHeld ? contentOfBytes(Buffer.concat(chunks)) : contentOfFile(descriptor, sizeBytes);
      return { content, sha256: hashes.sha256.digest("hex"), md5: hashes.md5.digest("hex") };
    },
    close() {
      for (const descriptor of descriptors.splice(0)) closeSync(descriptor);
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
      folder = null;
    },
  };
}

/** The parts of an upload as one content. */
export function concatContents(parts: readonly Content[]): Content {
  const sizeBytes = parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  return {
    sizeBytes,
    read(start, end) {
      const pieces: Uint8Array[] = [];
      let partStart = 0;
      for (const part of parts) {
        const from = Math.max(start - partStart, 0);
        const to = Math.min(end - partStart, part.sizeBytes);
        if (from < to) pieces.push(part.read(from, to));
        partStart += part.sizeBytes;
      }
      return Buffer.concat(pieces);
    },
  };
}

function contentOfFile(descriptor: number, sizeBytes: number): Content {
  return {
    sizeBytes,
    read(start, end) {
      const bytes = Buffer.alloc(Math.max(0, Math.min(end, sizeBytes) - start));
      return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.byteLength, start));
    },
  };
}
