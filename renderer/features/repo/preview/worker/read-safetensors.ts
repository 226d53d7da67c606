/** The header of a safetensors file: names, types and shapes of its tensors. The data itself is never fetched. */
import * as z from "zod";
import type { View } from "#renderer/features/repo/preview/preview-model.ts";
import { type ByteSource, Unreadable } from "#renderer/features/repo/preview/worker/byte-source.ts";
import type { Register } from "#renderer/features/repo/preview/worker/register.ts";
import { type Tensor, tensorViews } from "#renderer/features/repo/preview/worker/tensor-views.ts";
import { formatBytes } from "#shared/model/bytes.ts";

/** The format itself allows 100 MB; the largest real ones have a few. */
const headerBytesMax = 33_554_432;
const tensorsMax = 500_000;

const size = z.int().nonnegative();
const tensor = z.object({
  dtype: z.string().min(1).max(20),
  shape: z.array(size).max(16),
  data_offsets: z.tuple([size, size]),
});
const header = z.record(z.string(), z.unknown());
const metadata = z.record(z.string(), z.string());

/** Bits of a value, for the types that the format knows. */
const bits: Readonly<Record<string, number>> = {
  ...{ BOOL: 8, U8: 8, I8: 8, F8_E5M2: 8, F8_E4M3: 8, F8_E8M0: 8, I16: 16, U16: 16, F16: 16, BF16: 16 },
  ...{ I32: 32, U32: 32, F32: 32, F64: 64, I64: 64, U64: 64, C64: 64, F4: 4, F6_E2M3: 6, F6_E3M2: 6 },
};

export async function readSafetensors(source: ByteSource, register: Register): Promise<readonly View[]> {
  if (source.sizeBytes < 10) throw new Unreadable("This is not a safetensors file: it is too short for a header.");
  await source.head();
  const start = await source.read(0, 8);
  const length = new DataView(start.buffer, start.byteOffset, 8).getBigUint64(0, true);
  if (length > BigInt(source.sizeBytes - 8)) {
    throw new Unreadable("This is not a valid safetensors file: its header claims to be longer than the file.");
  }
  const headerBytes = Number(length);
  if (headerBytes > headerBytesMax) {
    throw new Unreadable(`The header is ${formatBytes(headerBytes)} long, more than a preview reads.`);
  }
  const { __metadata__: about, ...entries } = parseHeader(await source.read(8, 8 + headerBytes));
  const dataBytes = source.sizeBytes - 8 - headerBytes;
  const tensors = Object.entries(entries).map(([name, value]) => tensorOf(name, value, dataBytes));
  if (tensors.length > tensorsMax) throw new Unreadable("The header names more tensors than a preview shows.");
  const said = metadata.safeParse(about ?? {});
  const rows = Object.entries(said.success ? said.data : {}).map(([key, value]): [string, string] => [
    key,
    value.slice(0, 20_000),
  ]);
  const facts: [string, string][] = [
    ["Header", formatBytes(headerBytes)],
    ["Data", formatBytes(dataBytes)],
  ];
  return tensorViews(tensors, facts, rows, register);
}

function parseHeader(bytes: Uint8Array): z.infer<typeof header> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Unreadable("This is not a valid safetensors file: its header is not JSON.");
  }
  const read = header.safeParse(json);
  if (!read.success || Array.isArray(json)) {
    throw new Unreadable("This is not a valid safetensors file: its header is not a list of tensors.");
  }
  return read.data;
}

function tensorOf(name: string, value: unknown, dataBytes: number): Tensor {
  const read = tensor.safeParse(value);
  if (!read.success)
    throw new Unreadable(`This is not a valid safetensors file: “${name.slice(0, 100)}” is not described.`);
  const { dtype, shape, data_offsets } = read.data;
  const [from, to] = data_offsets;
  const parameters = shape.reduce((product, side) => product * side, 1);
  const expected = bits[dtype] === undefined ? null : Math.ceil((parameters * bits[dtype]) / 8);
  if (
    from > to ||
    to > dataBytes ||
    !Number.isSafeInteger(parameters) ||
    (expected !== null && expected !== to - from)
  ) {
    throw new Unreadable(`This is not a valid safetensors file: “${name.slice(0, 100)}” does not fit its data.`);
  }
  return { name, type: dtype, shape, parameters, sizeBytes: to - from };
}
