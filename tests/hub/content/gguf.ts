/** Valid GGUF files, version 3: metadata, tensor list, then the data of each tensor at a multiple of 32 bytes. */
import { type Content, joinContents } from "#tests/hub/content/content.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";

/** Tensor types: the format's number, values per block, bytes per block (ggml). */
const tensorTypes = {
  F32: { id: 0, values: 1, bytes: 4 },
  F16: { id: 1, values: 1, bytes: 2 },
  Q8_0: { id: 8, values: 32, bytes: 34 },
  Q2_K: { id: 10, values: 256, bytes: 84 },
  Q3_K: { id: 11, values: 256, bytes: 110 },
  Q4_K: { id: 12, values: 256, bytes: 144 },
  Q5_K: { id: 13, values: 256, bytes: 176 },
  Q6_K: { id: 14, values: 256, bytes: 210 },
} as const;
export type GgufType = keyof typeof tensorTypes;
/** `shape` begins with the length of a row, which has to hold whole blocks of the type. */
export type GgufTensor = { readonly name: string; readonly type: GgufType; readonly shape: readonly number[] };
export type GgufValue =
  | { readonly type: "uint32" | "float32"; readonly value: number }
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "strings"; readonly value: readonly string[] }
  | { readonly type: "int32s"; readonly value: readonly number[] };

const valueTypes = { uint32: 4, int32: 5, float32: 6, string: 8, array: 9 } as const;
const alignment = 32;

/** A GGUF file with this metadata and these tensors. */
export function ggufFile(
  seed: string,
  metadata: Readonly<Record<string, GgufValue>>,
  tensors: readonly GgufTensor[],
): Content {
  const parts: Uint8Array[] = [Buffer.from("GGUF", "latin1"), uint32(3)];
  parts.push(uint64(tensors.length), uint64(Object.keys(metadata).length));
  for (const [key, value] of Object.entries(metadata)) parts.push(text(key), ...encode(value));
  let offset = 0;
  for (const { name, type, shape } of tensors) {
    parts.push(text(name), uint32(shape.length), ...shape.map(uint64), uint32(tensorTypes[type].id), uint64(offset));
    offset = aligned(offset + ggufTensorBytes({ name, type, shape }));
  }
  const head = Buffer.concat(parts);
  const padding = Buffer.alloc(aligned(head.byteLength) - head.byteLength);
  return joinContents(Buffer.concat([head, padding]), patternBytes(seed, offset));
}

/** Bytes of a tensor's data, without the padding that follows. */
export function ggufTensorBytes({ name, type, shape }: GgufTensor): number {
  const { values, bytes } = tensorTypes[type];
  if ((shape[0] ?? 0) % values !== 0) throw new RangeError(`A row of ${name} does not hold whole ${type} blocks`);
  return (shape.reduce((product, side) => product * side, 1) / values) * bytes;
}

function encode(value: GgufValue): Uint8Array[] {
  switch (value.type) {
    case "uint32":
      return [uint32(valueTypes.uint32), uint32(value.value)];
    case "float32":
      return [uint32(valueTypes.float32), float32(value.value)];
    case "string":
      return [uint32(valueTypes.string), text(value.value)];
    case "strings":
      return array(valueTypes.string, value.value.length, texts(value.value));
    case "int32s":
      return array(valueTypes.int32, value.value.length, new Uint8Array(Int32Array.from(value.value).buffer));
  }
}

function array(type: number, length: number, items: Uint8Array): Uint8Array[] {
  return [uint32(valueTypes.array), uint32(type), uint64(length), items];
}

/** Texts one after another; vocabularies are long, so they are written into one buffer. */
function texts(values: readonly string[]): Buffer {
  const sizes = values.map((value) => Buffer.byteLength(value));
  const bytes = Buffer.alloc(sizes.reduce((sum, size) => sum + size + 8, 0));
  let at = 0;
  for (const [index, value] of values.entries()) {
    bytes.writeUInt32LE(sizes[index] ?? 0, at);
    at += 8 + bytes.write(value, at + 8);
  }
  return bytes;
}

function text(value: string): Buffer {
  return texts([value]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function float32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function aligned(offset: number): number {
  return Math.ceil(offset / alignment) * alignment;
}
