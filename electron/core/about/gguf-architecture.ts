/**
 * A model's build out of the head of a GGUF file: the key-value pairs before the vocabulary, which the tools that write such
 * files put first. Reads what is there and stops at the end of the bytes or at anything odd; allocates nothing by the file's word.
 */
import type { Architecture } from "#shared/model/memory/architecture.ts";

type Value = number | string | readonly number[];

const magic = 0x4655_4747;
const keyBytesMax = 200;
const textBytesMax = 4096;
const pairsMax = 300;
const listMax = 1000;

/** Sizes of the scalar types by their number; 8 is a text, 9 a list. */
const scalarBytes = [1, 1, 2, 2, 4, 4, 4, 1, null, null, 8, 8, 8] as const;

/** Null where it is no GGUF file, or the numbers are not among its first pairs. */
export function architectureOfGguf(bytes: Uint8Array): Architecture | null {
  const pairs = readPairs(bytes);
  const modelType = pairs.get("general.architecture");
  if (typeof modelType !== "string") return null;
  const number = (key: string): number | null => {
    const value = pairs.get(`${modelType}.${key}`);
    const one = typeof value === "object" ? Math.max(...value) : value;
    return typeof one === "number" && Number.isInteger(one) && one > 0 && one <= 1e9 ? one : null;
  };
  const layers = number("block_count");
  if (layers === null || layers > 10_000) return null;
  const heads = number("attention.head_count");
  const hiddenSize = number("embedding_length");
  const latent = number("attention.kv_lora_rank");
  const perLayer = pairs.get(`${modelType}.attention.head_count_kv`);
  // A list with zeros: those layers have no attention.
  const cachingLayers = typeof perLayer === "object" ? perLayer.filter((count) => count > 0).length : layers;
  const window = number("attention.sliding_window");
  return {
    modelType,
    layers,
    cachingLayers: isEncoder(modelType) ? 0 : Math.min(layers, cachingLayers),
    slidingLayers: window === null ? 0 : slidingLayers(modelType, layers, number("attention.sliding_window_pattern")),
    slidingWindow: window,
    kvHeads: number("attention.head_count_kv") ?? heads,
    headDim:
      number("attention.key_length") ??
      (hiddenSize !== null && heads !== null ? Math.floor(hiddenSize / heads) || null : null),
    latentSize: latent === null ? null : latent + (number("rope.dimension_count") ?? 0),
    hiddenSize,
    vocabularySize: number("vocab_size"),
    experts: number("expert_count"),
    contextMax: number("context_length"),
  };
}

function isEncoder(modelType: string): boolean {
  return /bert|^t5encoder$/.test(modelType);
}

/** How many of a family's layers have the window, where the file itself does not say. */
function slidingLayers(modelType: string, layers: number, pattern: number | null): number {
  const every = pattern ?? { gemma2: 2, gemma3: 6, "gpt-oss": 2, cohere2: 4 }[modelType] ?? null;
  return every === null ? layers : layers - Math.floor(layers / every);
}

function readPairs(bytes: Uint8Array): Map<string, Value> {
  const pairs = new Map<string, Value>();
  const reader = new Reader(bytes);
  try {
    const isGguf = reader.scalar(4) === magic;
    const version = reader.scalar(4);
    if (!isGguf || typeof version !== "number" || version < 2 || version > 3) return pairs;
    reader.size();
    const count = Math.min(pairsMax, reader.size());
    for (let at = 0; at < count; at += 1) {
      const key = reader.text(keyBytesMax);
      const type = reader.scalar(4);
      const value = reader.value(type);
      if (value !== null) pairs.set(key, value);
    }
  } catch (error) {
    // The end of what was fetched, or something that is no GGUF: what was read so far holds.
    if (!(error instanceof RangeError)) throw error;
  }
  return pairs;
}

class Reader {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** A number of the type's width, unsigned; throws RangeError past the end. */
  scalar(width: 1 | 2 | 4 | 8): number {
    const at = this.#move(width);
    if (width === 1) return this.#view.getUint8(at);
    if (width === 2) return this.#view.getUint16(at, true);
    return width === 4 ? this.#view.getUint32(at, true) : Number(this.#view.getBigUint64(at, true));
  }

  size(): number {
    const size = this.scalar(8);
    if (!Number.isSafeInteger(size)) throw new RangeError("Not a size");
    return size;
  }

  text(bytesMax: number): string {
    const length = this.size();
    if (length > bytesMax) throw new RangeError("Too long");
    const at = this.#move(length);
    return new TextDecoder().decode(new Uint8Array(this.#view.buffer, this.#view.byteOffset + at, length));
  }

  /** Null for a value that nobody here asks for. */
  value(type: number): Value | null {
    if (type === 8) {
      const length = this.size();
      const at = this.#move(length);
      if (length > textBytesMax) return null;
      return new TextDecoder().decode(new Uint8Array(this.#view.buffer, this.#view.byteOffset + at, length));
    }
    if (type === 9) return this.#list();
    const width = scalarBytes[type] ?? null;
    if (width === null) throw new RangeError("Not a type");
    const number = this.scalar(width);
    // 6 and 12 are fractions.
    return type === 6 || type === 12 ? null : number;
  }

  #list(): readonly number[] | null {
    const type = this.scalar(4);
    const length = this.size();
    const width = scalarBytes[type] ?? null;
    if (width !== null) {
      if (length > listMax || type === 6 || type === 12) {
        this.#move(length * width);
        return null;
      }
      return Array.from({ length }, () => this.scalar(width));
    }
    if (type !== 8) throw new RangeError("Not a list");
    for (let at = 0; at < length; at += 1) this.#move(this.size());
    return null;
  }

  #move(length: number): number {
    const at = this.#at;
    if (at + length > this.#view.byteLength) throw new RangeError("Past the end");
    this.#at = at + length;
    return at;
  }
}
