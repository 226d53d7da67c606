/** Sounds to words, labels and other sounds. */
import { createHash } from "node:crypto";
import { seededRandom } from "#tests/hub/content/random.ts";
import { melody } from "#tests/hub/content/wav.ts";
import { modelFacts } from "#tests/hub/inference/model-facts.ts";
import { bytesInput, numberParameter, type TaskCall } from "#tests/hub/inference/task-call.ts";
import { ranked } from "#tests/hub/inference/text-features.ts";
import { json, type Reply } from "#tests/hub/server/reply.ts";

const speech =
  "the light at the end of the pier turns once every twelve seconds and the boats that come in late count on it more than they would say so we keep the lamp clean and the log short and when the fog comes down we sit by the window and listen for the bell".split(
    " ",
  );

type Sound = {
  readonly bytes: Buffer;
  readonly seed: string;
  readonly seconds: number;
  readonly samplesAt: number | null;
};

/** `{text}`, two words a second; with `return_timestamps` the chunks as well. */
export function transcribe(call: TaskCall): Reply {
  const { text, chunks } = transcriptOf(call.inputs);
  return json(call.parameters["return_timestamps"] === undefined ? { text } : { text, chunks });
}

export type Transcript = {
  readonly text: string;
  /** Four words each; times in seconds. */
  readonly chunks: readonly { readonly text: string; readonly timestamp: readonly [number, number] }[];
  readonly seconds: number;
};

/** What is said in this sound. */
export function transcriptOf(input: unknown): Transcript {
  const sound = listenTo(input);
  const from = seededRandom(`speech ${sound.seed}`).int(speech.length);
  const count = Math.max(2, Math.round(sound.seconds * 2));
  const words = Array.from({ length: count }, (_, at) => speech[(from + at) % speech.length] ?? "");
  const chunks = [];
  for (let at = 0; at < count; at += 4) {
    const end = Math.min(count, at + 4);
    const timestamp = [at, end].map((place) => Math.round((place / count) * sound.seconds * 100) / 100);
    chunks.push({ text: words.slice(at, end).join(" "), timestamp: [timestamp[0] ?? 0, timestamp[1] ?? 0] as const });
  }
  return { text: words.join(" "), chunks, seconds: sound.seconds };
}

/** `[{label, score}]`. */
export function classifySound(call: TaskCall): Reply {
  const { seed } = listenTo(call.inputs);
  const { labels } = modelFacts(call.repo);
  const names = labels.length > 0 ? labels : ["neu", "hap", "ang", "sad"];
  const weights = names.map((label) => seededRandom(`sound ${seed} ${label}`).int(1000) / 1000);
  return json(ranked(names, weights).slice(0, numberParameter(call, "top_k", 5)));
}

/** `[{label, blob, content-type}]`: the sound at half its loudness. */
export function cleanSound(call: TaskCall): Reply {
  const sound = listenTo(call.inputs);
  const cleaned = sound.samplesAt === null ? melodyBytes(sound.seed, sound.seconds) : Buffer.from(sound.bytes);
  if (sound.samplesAt !== null) {
    for (let at = sound.samplesAt; at + 2 <= cleaned.byteLength; at += 2)
      cleaned.writeInt16LE(Math.trunc(cleaned.readInt16LE(at) / 2), at);
  }
  return json([{ label: "label_0", blob: cleaned.toString("base64"), "content-type": "audio/wav" }]);
}

function melodyBytes(seed: string, seconds: number): Buffer {
  const content = melody(seed, seconds);
  return Buffer.from(content.read(0, content.sizeBytes));
}

/** Length and samples of a WAV of 16-bit PCM; of another format the length is guessed from its size. */
function listenTo(input: unknown): Sound {
  const bytes = bytesInput(input);
  const seed = createHash("sha256").update(bytes).digest("hex");
  const isWav = bytes.byteLength > 44 && bytes.toString("latin1", 0, 4) === "RIFF" && bytes.readUInt16LE(20) === 1;
  const samplesAt = bytes.indexOf("data") + 8;
  if (!isWav || bytes.readUInt16LE(34) !== 16 || samplesAt < 12) {
    return { bytes, seed, seconds: Math.min(60, Math.max(1, bytes.byteLength / 16_000)), samplesAt: null };
  }
  const seconds = (bytes.byteLength - samplesAt) / Math.max(1, bytes.readUInt32LE(28));
  return { bytes, seed, seconds, samplesAt };
}
