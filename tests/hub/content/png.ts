/** Small pictures that decode: an indexed PNG, drawn from a seed. Stored without compression, so that every machine makes the same bytes. */
import { crc32, deflateSync } from "node:zlib";
import { type Content, contentOfBytes } from "#tests/hub/content/content.ts";
import { type Random, seededRandom } from "#tests/hub/content/random.ts";

type Canvas = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A bar chart, such as cards show for benchmarks. */
export function chartPicture(seed: string, width = 480, height = 270): Content {
  const random = seededRandom(`chart ${seed}`);
  const canvas = blank(width, height);
  fill(canvas, 0, 0, width, height, 255);
  for (let line = 1; line < 5; line += 1) fill(canvas, 40, Math.round((height * line) / 5), width - 20, 1, 225);
  const bars = 6 + random.int(4);
  const step = Math.floor((width - 70) / bars);
  for (let bar = 0; bar < bars; bar += 1) {
    const size = Math.round(height * (0.2 + random.int(60) / 100));
    fill(canvas, 50 + bar * step, height - 20 - size, Math.round(step * 0.6), size, 60 + bar * 16);
  }
  fill(canvas, 40, height - 20, width - 60, 2, 20);
  return encode(canvas, paletteFrom(random));
}

/** Soft hills under a sky, such as a model that makes pictures shows. */
export function scenePicture(seed: string, width = 480, height = 320): Content {
  const random = seededRandom(`scene ${seed}`);
  const canvas = blank(width, height);
  for (let row = 0; row < height; row += 1) fill(canvas, 0, row, width, 1, 250 - Math.round((row / height) * 90));
  const radius = 18 + random.int(20);
  disc(canvas, radius + random.int(width - 2 * radius), radius + 10 + random.int(60), radius, 254);
  for (let hill = 0; hill < 4; hill += 1) {
    const [phase, swing] = [random.int(628) / 100, 10 + random.int(30)];
    const base = height * (0.5 + hill * 0.13);
    for (let column = 0; column < width; column += 1) {
      const top = Math.round(base + swing * Math.sin(phase + column / (40 + hill * 17)));
      fill(canvas, column, top, 1, height - top, 130 - hill * 30);
    }
  }
  return encode(canvas, paletteFrom(random));
}

/** A picture of given tones, 0 (dark) to 255 (light), one for each pixel: grey, or in the hue of a seed. */
export function tonePicture(tones: Uint8Array, width: number, height: number, seed?: string): Content {
  const grey = Uint8Array.from({ length: 768 }, (_, at) => Math.floor(at / 3));
  const palette = seed === undefined ? grey : paletteFrom(seededRandom(`tones ${seed}`));
  return encode({ width, height, pixels: tones }, palette);
}

function blank(width: number, height: number): Canvas {
  return { width, height, pixels: new Uint8Array(width * height) };
}

function fill(canvas: Canvas, left: number, top: number, width: number, height: number, tone: number): void {
  for (let row = Math.max(0, top); row < Math.min(canvas.height, top + height); row += 1) {
    canvas.pixels.fill(tone, row * canvas.width + left, row * canvas.width + Math.min(canvas.width, left + width));
  }
}

function disc(canvas: Canvas, x: number, y: number, radius: number, tone: number): void {
  for (let row = -radius; row <= radius; row += 1) {
    const half = Math.floor(Math.sqrt(radius * radius - row * row));
    fill(canvas, x - half, y + row, 2 * half, 1, tone);
  }
}

/** 256 tones of one hue, dark to light. */
function paletteFrom(random: Random): Uint8Array {
  const hue = [60 + random.int(140), 60 + random.int(140), 60 + random.int(140)];
  return Uint8Array.from({ length: 768 }, (_, at) => {
    const light = Math.floor(at / 3) / 255;
    return Math.min(255, Math.round(255 * light + (hue[at % 3] ?? 0) * light * (1 - light) * 1.6));
  });
}

function encode({ width, height, pixels }: Canvas, palette: Uint8Array): Content {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1)
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  const chunks = [chunk("IHDR", header), chunk("PLTE", palette), chunk("IDAT", deflateSync(rows, { level: 0 }))];
  return contentOfBytes(Buffer.concat([signature, ...chunks, chunk("IEND", new Uint8Array(0))]));
}

function chunk(type: string, data: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(typed.byteLength + 8);
  framed.writeUInt32BE(data.byteLength, 0);
  framed.set(typed, 4);
  framed.writeUInt32BE(crc32(typed), typed.byteLength + 4);
  return framed;
}
