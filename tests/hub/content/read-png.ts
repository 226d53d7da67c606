/** Reads the light and dark of a PNG: enough to answer for what is in a picture, and to show that one of ours decodes. */
import { crc32, inflateSync } from "node:zlib";

export type Tones = {
  readonly width: number;
  readonly height: number;
  /** One value from 0 (black) to 255 (white) for each pixel, row by row. */
  readonly tones: Uint8Array;
};

/** Bytes a pixel by colour type: grey, RGB, palette, grey with alpha, RGBA. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The tones of a PNG of 8 bits a channel that is not interlaced; null for any other file. Throws on a broken one. */
export function readPng(file: Uint8Array): Tones | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.toString("latin1", 0, 8) !== "\x89PNG\r\n\x1a\n") return null;
  const chunks = chunksOf(bytes);
  const header = chunks.find(({ type }) => type === "IHDR")?.data;
  if (header === undefined) throw new Error("PNG without a header");
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const colour = header[9] ?? -1;
  const channels = channelsOf[colour];
  if (header[8] !== 8 || channels === undefined || header[12] !== 0) return null;
  const packed = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data));
  const rows = unfilter(inflateSync(packed), width * channels, height, channels);
  const palette = chunks.find(({ type }) => type === "PLTE")?.data;
  const tones = new Uint8Array(width * height);
  for (let pixel = 0; pixel < tones.length; pixel += 1) {
    const at = pixel * channels;
    if (colour === 3 && palette !== undefined) tones[pixel] = toneOf(palette, (rows[at] ?? 0) * 3);
    else tones[pixel] = channels < 3 ? (rows[at] ?? 0) : toneOf(rows, at);
  }
  return { width, height, tones };
}

function toneOf(colours: Uint8Array, at: number): number {
  return Math.round(0.299 * (colours[at] ?? 0) + 0.587 * (colours[at + 1] ?? 0) + 0.114 * (colours[at + 2] ?? 0));
}

function chunksOf(bytes: Buffer): { type: string; data: Buffer }[] {
  const chunks = [];
  for (let at = 8; at < bytes.byteLength; ) {
    const size = bytes.readUInt32BE(at);
    const typed = bytes.subarray(at + 4, at + 8 + size);
    if (crc32(typed) !== bytes.readUInt32BE(at + 8 + size)) throw new Error("PNG chunk with a wrong checksum");
    chunks.push({ type: typed.toString("latin1", 0, 4), data: typed.subarray(4) });
    at += 12 + size;
  }
  return chunks;
}

/** Undoes the filter of each row (PNG specification, section 9). */
function unfilter(data: Uint8Array, rowBytes: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row += 1) {
    const filter = data[row * (rowBytes + 1)] ?? 0;
    for (let column = 0; column < rowBytes; column += 1) {
      const at = row * rowBytes + column;
      const left = column < step ? 0 : (out[at - step] ?? 0);
      const up = row === 0 ? 0 : (out[at - rowBytes] ?? 0);
      const corner = row === 0 || column < step ? 0 : (out[at - rowBytes - step] ?? 0);
      out[at] = (data[row * (rowBytes + 1) + 1 + column] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return Math.floor((left + up) / 2);
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}
