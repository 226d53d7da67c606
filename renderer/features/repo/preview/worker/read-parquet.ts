/**
 * Rows of a Parquet file: its footer first, then only the column chunks of the rows that are on screen. Nothing in the file is
 * believed: chunks that are too large are left out, and pages that claim to unfold to more than a limit end the reading.
 */
import type { FileMetaData } from "hyparquet";
import type { Column, RowsAnswer, View } from "#renderer/features/repo/preview/preview-model.ts";
import { type ByteSource, Unread, Unreadable } from "#renderer/features/repo/preview/worker/byte-source.ts";
import { limitedCompressors } from "#renderer/features/repo/preview/worker/parquet-compressors.ts";
import { cellText, keptSlices, schemaRows, sizeOf } from "#renderer/features/repo/preview/worker/parquet-parts.ts";
import type { Register } from "#renderer/features/repo/preview/worker/register.ts";
import { shortCell, type TableSource, tableOf } from "#renderer/features/repo/preview/worker/table-source.ts";
import { formatBytes } from "#shared/model/bytes.ts";

/** The most bytes of column chunks for one look at rows. */
const chunkBytesMax = 25_165_824;
const rowsAtOnce = 100;
const columnsMax = 300;

export async function readParquet(
  source: ByteSource,
  register: Register,
): Promise<{ views: readonly View[]; notes: string[] }> {
  const { parquetMetadataAsync } = await import("hyparquet");
  const file = keptSlices(source);
  const metadata = await guarded(() => parquetMetadataAsync(file, { initialFetchSize: 65_536 }));
  const rowCount = Number(metadata.num_rows);
  if (!Number.isSafeInteger(rowCount) || rowCount < 0)
    throw new Unreadable("The footer has a count of rows that cannot be.");
  const { columns, leftOut } = columnsOf(metadata);
  const table = tableOfParquet(file, metadata, columns, rowCount);
  const schema = schemaRows(metadata);
  const views: View[] = [
    { type: "table", name: "Rows", id: register({ type: "table", table }), columns, rowCount, canFilter: false },
    {
      type: "facts",
      name: "Overview",
      groups: [
        {
          title: "File",
          rows: [
            ["Rows", rowCount.toLocaleString("en")],
            ["Columns", schema.length.toLocaleString("en")],
            ["Row groups", metadata.row_groups.length.toLocaleString("en")],
            ["Footer", formatBytes(metadata.metadata_length)],
            ["Written by", (metadata.created_by ?? "not said").slice(0, 200)],
          ],
        },
      ],
    },
  ];
  const described = tableOf(
    [
      { name: "Column", kind: "text" },
      { name: "Type", kind: "text" },
      { name: "Compression", kind: "text" },
      { name: "Size", kind: "number" },
    ],
    schema,
  );
  views.push({
    type: "table",
    name: "Schema",
    id: register({ type: "table", table: described }),
    columns: described.columns,
    rowCount: schema.length,
    canFilter: true,
  });
  const notes =
    leftOut.length === 0
      ? []
      : [`Not shown, because they are too large for a preview: ${leftOut.slice(0, 20).join(", ")}.`];
  return { views, notes };
}

/** The columns that can be looked at for little, in the file's order. */
function columnsOf(metadata: FileMetaData): { readonly columns: Column[]; readonly leftOut: string[] } {
  const sizes = new Map<string, number>();
  const numbers = new Set<string>();
  for (const group of metadata.row_groups.slice(0, 1000)) {
    const ofGroup = new Map<string, number>();
    for (const { meta_data } of group.columns) {
      const name = meta_data?.path_in_schema[0];
      if (meta_data === undefined || name === undefined) continue;
      ofGroup.set(name, (ofGroup.get(name) ?? 0) + sizeOf(meta_data.total_compressed_size));
      if (meta_data.path_in_schema.length === 1 && /^(?:INT|FLOAT|DOUBLE)/.test(meta_data.type)) numbers.add(name);
    }
    for (const [name, bytes] of ofGroup) sizes.set(name, Math.max(sizes.get(name) ?? 0, bytes));
  }
  let left = chunkBytesMax;
  const affordable = new Set<string>();
  for (const [name, bytes] of [...sizes].toSorted(([, one], [, other]) => one - other)) {
    if (bytes > left || affordable.size === columnsMax) break;
    left -= bytes;
    affordable.add(name);
  }
  const names = [...sizes.keys()];
  return {
    columns: names
      .filter((name) => affordable.has(name))
      .map((name) => ({ name: name.slice(0, 200), kind: numbers.has(name) ? "number" : "text" })),
    leftOut: names.filter((name) => !affordable.has(name)),
  };
}

function tableOfParquet(
  file: ReturnType<typeof keptSlices>,
  metadata: FileMetaData,
  columns: readonly Column[],
  rowCount: number,
): TableSource {
  const pages = new Map<number, readonly (readonly string[])[]>();
  let turn: Promise<unknown> = Promise.resolve();

  async function page(number: number): Promise<readonly (readonly string[])[]> {
    const known = pages.get(number);
    if (known !== undefined || columns.length === 0) return known ?? [];
    const { parquetRead } = await import("hyparquet");
    const names = columns.map(({ name }) => name);
    const rows: (readonly string[])[] = [];
    await guarded(async () =>
      parquetRead({
        file,
        metadata,
        columns: names,
        rowStart: number * rowsAtOnce,
        rowEnd: Math.min((number + 1) * rowsAtOnce, rowCount),
        rowFormat: "object",
        compressors: await limitedCompressors(),
        onComplete: (read) => {
          for (const row of read) rows.push(names.map((name) => cellText(row[name])));
        },
      }),
    );
    pages.set(number, rows);
    return rows;
  }

  async function between(from: number, to: number): Promise<(readonly string[])[]> {
    const found: (readonly string[])[] = [];
    for (let at = from; at < Math.min(to, rowCount); ) {
      const number = Math.floor(at / rowsAtOnce);
      const rows = await page(number);
      const part = rows.slice(at - number * rowsAtOnce, to - number * rowsAtOnce);
      if (part.length === 0) throw new Unreadable("The file has fewer rows than its footer says.");
      found.push(...part);
      at += part.length;
    }
    return found;
  }
  /** One after another: two looks at the same chunk would fetch it twice. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };
  return {
    columns,
    rowCount,
    canFilter: false,
    rows: (from, count) =>
      inTurn(async (): Promise<RowsAnswer> => {
        const rows = columns.length === 0 ? [] : await between(from, from + count);
        return {
          rows: rows.map((row) => row.map(shortCell)),
          known: columns.length === 0 ? 0 : rowCount,
          isEnd: true,
          note: null,
        };
      }),
    row: (index) =>
      inTurn(async () => {
        const [row = []] = await between(index, index + 1);
        return { fields: columns.map(({ name }, at) => [name, row[at] ?? ""] as const) };
      }),
  };
}

/** What the library throws is about the file; it does not know our errors, and its words are for programmers. */
async function guarded<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Unreadable || error instanceof Unread) throw error;
    throw new Unreadable("This Parquet file cannot be read: it is broken, or of a kind that is not known here.");
  }
}
