/** Short sounds that play: 16-bit mono PCM at 16 kHz. */
import { type Content, contentOfBytes } from "#tests/hub/content/content.ts";
import { seededRandom } from "#tests/hub/content/random.ts";

const samplesPerSecond = 16_000;

/** A few soft notes from a seed, `seconds` long. */
export function melody(seed: string, seconds = 2): Content {
  const random = seededRandom(`melody ${seed}`);
  const count = Math.round(seconds * samplesPerSecond);
  const file = Buffer.alloc(44 + count * 2);
  file.write("RIFF", 0, "latin1");
  file.writeUInt32LE(36 + count * 2, 4);
  file.write("WAVEfmt ", 8, "latin1");
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(samplesPerSecond, 24);
  file.writeUInt32LE(samplesPerSecond * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36, "latin1");
  file.writeUInt32LE(count * 2, 40);
  const noteSamples = samplesPerSecond / 4;
  let pitch = 220;
  for (let sample = 0; sample < count; sample += 1) {
    if (sample % noteSamples === 0) pitch = 220 * 2 ** (random.int(13) / 12);
    const fade = 1 - (sample % noteSamples) / noteSamples;
    const value = Math.sin((2 * Math.PI * pitch * sample) / samplesPerSecond) * fade * 9000;
    file.writeInt16LE(Math.round(value), 44 + sample * 2);
  }
  return contentOfBytes(file);
}
