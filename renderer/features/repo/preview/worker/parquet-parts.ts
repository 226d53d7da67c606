/** Parts of reading Parquet: its bytes as its library wants them, its schema as rows, and its values as text. */
import type { AsyncBuffer, FileMetaData } from "hyparquet";
import type { ByteSource } from "#renderer/features/repo/preview/worker/byte-source.ts";
import { formatBytes } from "#shared/model/bytes.ts";

const keptBytesMax = 50_331_648;
const cellLengthMax = 20_000;
const listLengthMax = 200;

/** The file's bytes, where a stretch that was fetched a moment ago is not fetched again. */
export function keptSlices(source: ByteSource): AsyncBuffer {
  const kept = new Map<string, ArrayBuffer>();
  let keptBytes = 0;
  return {
    byteLength: source.sizeBytes,
    async slice(start, end = source.sizeBytes) {
      const key = `${start} ${end}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const bytes = await source.read(start, end);
      const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
      kept.set(key, whole);
      keptBytes += whole.byteLength;
      for (const [oldest, buffer] of kept) {
        if (keptBytes <= keptBytesMax || oldest === key) break;
        kept.delete(oldest);
        keptBytes -= buffer.byteLength;
      }
      return whole;
    },
  };
}

/** A size from a footer; what is no size counts as too large. */
export function sizeOf(value: bigint): number {
  return value >= 0n && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : Number.POSITIVE_INFINITY;
}

/** Name, type, compression and size of each column. */
export function schemaRows(metadata: FileMetaData): string[][] {
  const leaves = metadata.schema.filter(({ type }) => type !== undefined).slice(0, 5000);
  const [first] = metadata.row_groups;
  return leaves.map(({ name, type, logical_type, converted_type }, index) => {
    const chunk = first?.columns[index]?.meta_data;
    const bytes = metadata.row_groups.reduce((sum, { columns }) => {
      const one = columns[index]?.meta_data?.total_compressed_size;
      return sum + (one === undefined ? 0 : sizeOf(one));
    }, 0);
    const meaning = logical_type?.type ?? converted_type;
    return [
      (chunk?.path_in_schema.join(".") ?? name).slice(0, 300),
      meaning === undefined ? (type ?? "") : `${type} (${meaning})`,
      chunk?.codec ?? "",
      Number.isFinite(bytes) ? formatBytes(bytes) : "not said",
    ];
  });
}

/** A value as text, with a limit. Bytes are named, not shown. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value.slice(0, cellLengthMax);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "not a date" : value.toISOString();
  if (value instanceof Uint8Array) return `${formatBytes(value.length)} of binary data`;
  if (typeof value === "object") {
    try {
      return (JSON.stringify(value, plainInside) ?? "").slice(0, cellLengthMax);
    } catch {
      return "a value that cannot be shown";
    }
  }
  return String(value);
}

function plainInside(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value);
  if (value instanceof Uint8Array) return `${formatBytes(value.length)} of binary data`;
  if (Array.isArray(value) && value.length > listLengthMax) {
    return [...value.slice(0, listLengthMax), `… ${value.length - listLengthMax} more`];
  }
  return value;
}
