/** What can be said of a picture without a model: its size, and where it is light and dark. */
import { createHash } from "node:crypto";
import { readPng, type Tones } from "#tests/hub/content/read-png.ts";
import { bytesInput } from "#tests/hub/inference/task-call.ts";
import { refuse } from "#tests/hub/server/reply.ts";

export type Picture = Tones & {
  /** What answers about it are seeded with: the same for the same bytes. */
  readonly seed: string;
};

/** The picture in these bytes or this base64. Formats that this server does not decode are taken for a soft gradient. */
export function lookAt(value: unknown, name?: string): Picture {
  const bytes = bytesInput(value, name);
  const seed = createHash("sha256").update(bytes).digest("hex");
  const png = decode(bytes);
  if (png !== null) return { ...png, seed };
  const size = sizeOf(bytes) ?? refuse(400, "cannot identify image file");
  const tones = new Uint8Array(size.width * size.height);
  for (let row = 0; row < size.height; row += 1) {
    tones.fill(250 - Math.round((row / size.height) * 200), row * size.width, (row + 1) * size.width);
  }
  return { ...size, tones, seed };
}

/** The mean tone, 0 to 255. */
export function meanTone({ tones }: Tones): number {
  return tones.reduce((sum, tone) => sum + tone, 0) / Math.max(1, tones.length);
}

function decode(bytes: Buffer): Tones | null {
  try {
    return readPng(bytes);
  } catch {
    return refuse(400, "cannot identify image file: broken PNG");
  }
}

/** Width and height from the head of a JPEG, GIF, WebP, or a PNG of a kind that is not decoded here. */
function sizeOf(bytes: Buffer): { width: number; height: number } | null {
  const lead = bytes.toString("latin1", 0, 16);
  if (lead.startsWith("\x89PNG") && bytes.byteLength > 24) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (lead.startsWith("GIF8")) return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  if (lead.startsWith("RIFF") && lead.slice(8, 12) === "WEBP") return sizeOfWebp(bytes);
  return lead.startsWith("\xff\xd8") ? sizeOfJpeg(bytes) : null;
}

function sizeOfJpeg(bytes: Buffer): { width: number; height: number } | null {
  for (let at = 2; at + 9 < bytes.byteLength && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    // Start of frame, in all its kinds; C4, C8 and CC are tables.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  return null;
}

function sizeOfWebp(bytes: Buffer): { width: number; height: number } | null {
  const kind = bytes.toString("latin1", 12, 16);
  if (kind === "VP8X") return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (kind === "VP8 ") return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (kind !== "VP8L") return null;
  const bits = bytes.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
