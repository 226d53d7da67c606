/**
 * The header of a GGUF file: what it says of itself, and its tensors. Our own reader, because the Hub's fetches in fixed pieces of
 * two megabytes and holds every word of a vocabulary; this one jumps over them. Its tests compare the two.
 */
import { type ByteSource, Unreadable } from "#renderer/features/repo/preview/worker/byte-source.ts";
import { GgufReader } from "#renderer/features/repo/preview/worker/gguf-reader.ts";
import { tensorTypes } from "#renderer/features/repo/preview/worker/gguf-types.ts";
import type { Tensor } from "#renderer/features/repo/preview/worker/tensor-views.ts";

export type GgufValue = string | number | bigint | boolean | GgufList;
/** A list: how long it is and how it begins. */
export type GgufList = { readonly length: number; readonly first: readonly string[] };

export type GgufHeader = {
  readonly version: number;
  readonly metadata: ReadonlyMap<string, GgufValue>;
  readonly tensors: readonly Tensor[];
};

const entriesMax = 100_000;
const tensorsMax = 200_000;
const shownItems = 12;
const depthMax = 4;

/** Bytes of the plain value types by their numbers; the others are texts (8) and lists (9). */
const valueBytes: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};
const textType = 8;
const listType = 9;

export async function readGgufHeader(source: ByteSource): Promise<GgufHeader> {
  if (source.sizeBytes < 24) throw new Unreadable("This is not a GGUF file: it is too short for a header.");
  const reader = new GgufReader(source);
  await reader.need(24);
  reader.skip(4);
  let version = reader.u32();
  if ((version & 0xffff) === 0) {
    reader.isLittleEndian = false;
    version = ((version >>> 24) | ((version >>> 8) & 0xff00)) >>> 0;
  }
  if (version < 1 || version > 3)
    throw new Unreadable(`This GGUF file is of version ${version}, which is not known here.`);
  reader.hasShortCounts = version === 1;
  const tensorCount = reader.count();
  const entryCount = reader.count();
  if (entryCount > entriesMax || tensorCount > tensorsMax) {
    throw new Unreadable("The header claims to have more entries than any real file.");
  }
  const metadata = new Map<string, GgufValue>();
  for (let index = 0; index < entryCount; index += 1) {
    const key = await reader.text();
    await reader.need(4);
    metadata.set(key.slice(0, 300), await readValue(reader, reader.u32(), 0));
  }
  const tensors: Tensor[] = [];
  for (let index = 0; index < tensorCount; index += 1) tensors.push(await readTensor(reader, source.sizeBytes));
  return { version, metadata, tensors };
}

async function readValue(reader: GgufReader, type: number, depth: number): Promise<GgufValue> {
  if (type === textType) return await reader.text();
  if (type === listType) return await readList(reader, depth);
  const bytes = valueBytes[type];
  if (bytes === undefined) throw new Unreadable(`The header has a value of a kind (${type}) that is not known here.`);
  await reader.need(bytes);
  return plainValue(reader, type);
}

function plainValue(reader: GgufReader, type: number): number | bigint | boolean {
  switch (type) {
    case 0:
      return reader.u8();
    case 1:
      return reader.number("getInt8", 1);
    case 2:
      return reader.number("getUint16", 2);
    case 3:
      return reader.number("getInt16", 2);
    case 4:
      return reader.u32();
    case 5:
      return reader.number("getInt32", 4);
    case 6:
      return reader.number("getFloat32", 4);
    case 7:
      return reader.u8() !== 0;
    case 10:
      return reader.big("getBigUint64");
    case 11:
      return reader.big("getBigInt64");
    default:
      return reader.number("getFloat64", 8);
  }
}

/** Only the first items are read; behind them a list of numbers is jumped over, and of texts only the lengths are looked at. */
async function readList(reader: GgufReader, depth: number): Promise<GgufList> {
  if (depth === depthMax) throw new Unreadable("The header has lists inside lists without end.");
  await reader.need(12);
  const type = reader.u32();
  const length = reader.count();
  const first: string[] = [];
  const bytes = valueBytes[type];
  const smallest = bytes ?? 8;
  if (length * smallest > reader.restBytes) throw new Unreadable("The header has a list that is longer than the file.");
  for (let index = 0; index < Math.min(length, shownItems); index += 1) {
    first.push(valueText(await readValue(reader, type, depth + 1)).slice(0, 200));
  }
  const rest = length - first.length;
  if (bytes !== undefined) {
    reader.skip(rest * bytes);
  } else if (type === textType) {
    for (let index = 0; index < rest; index += 1) {
      const coming = reader.need(8);
      if (coming !== null) await coming;
      reader.skipText();
    }
  } else {
    for (let index = 0; index < rest; index += 1) await readValue(reader, type, depth + 1);
  }
  return { length, first };
}

async function readTensor(reader: GgufReader, fileBytes: number): Promise<Tensor> {
  const name = await reader.text();
  await reader.need(4);
  const sides = reader.u32();
  if (sides > 8) throw new Unreadable(`The tensor “${name.slice(0, 100)}” has more than eight dimensions.`);
  await reader.need(sides * 8 + 12);
  const shape = Array.from({ length: sides }, () => reader.count());
  const type = reader.u32();
  reader.big("getBigUint64");
  const parameters = shape.reduce((product, side) => product * side, 1);
  // No type has less than a bit for a value.
  if (parameters > fileBytes * 8)
    throw new Unreadable(`The tensor “${name.slice(0, 100)}” cannot be in a file of this size.`);
  const [typeName, values, bytes] = tensorTypes[type] ?? [`type ${type}`, 0, 0];
  return {
    name: name.slice(0, 300),
    type: typeName,
    shape,
    parameters,
    sizeBytes: values === 0 ? null : (parameters / values) * bytes,
  };
}

/** A value in words; a list by its length and its beginning. */
export function valueText(value: GgufValue): string {
  if (typeof value !== "object") return String(value);
  const more = value.length > value.first.length ? ", …" : "";
  return `${value.length.toLocaleString("en")} items: ${value.first.join(", ")}${more}`;
}
