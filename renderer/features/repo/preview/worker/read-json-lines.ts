/** One JSON value a line, as a table: a column for each key of the first rows. The whole row shows every key. */
import type { Column, RowsAnswer } from "#renderer/features/repo/preview/preview-model.ts";
import { type ByteSource, Unreadable } from "#renderer/features/repo/preview/worker/byte-source.ts";
import { shortCell, type TableSource } from "#renderer/features/repo/preview/worker/table-source.ts";
import { TextPieces } from "#renderer/features/repo/preview/worker/text-pieces.ts";

const lineLengthMax = 1_000_000;
const cellLengthMax = 20_000;
const columnsMax = 200;
const rowsMax = 200_000;

type Row = Readonly<Record<string, unknown>>;

/** Throws Unreadable where the first lines are no JSON. */
export async function readJsonLines(source: ByteSource): Promise<TableSource> {
  const pieces = new TextPieces(source, lineLengthMax);
  const rows: Row[] = [];
  let lineNumber = 0;
  let note: string | null = null;

  async function more(): Promise<void> {
    const text = await pieces.next();
    if (text.length > lineLengthMax && !text.slice(0, -1).includes("\n")) {
      throw new Unreadable(`Line ${lineNumber + 1} is longer than 1 MB.`);
    }
    for (const line of text.split("\n")) {
      lineNumber += 1;
      if (line.trim() !== "") rows.push(rowOf(line, lineNumber));
    }
    // The text ends with a line's end, after which there is no line.
    lineNumber -= 1;
  }
  await more();
  const columns = columnsOf(rows.slice(0, 100));

  async function fill(count: number): Promise<void> {
    while (rows.length < count && !pieces.isEnd && note === null) {
      try {
        await more();
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        note = error.message;
      }
      if (rows.length > rowsMax) note = "Only the first rows are shown: there are more than a preview should hold.";
    }
  }
  return {
    columns,
    rowCount: pieces.isEnd ? rows.length : null,
    canFilter: false,
    async rows(from, count): Promise<RowsAnswer> {
      await fill(from + count);
      const part = rows.slice(from, from + count);
      return {
        rows: part.map((row) => columns.map(({ name }) => shortCell(cellOf(own(row, name))))),
        known: rows.length,
        isEnd: pieces.isEnd || note !== null,
        note,
      };
    },
    async row(index) {
      const row = rows[index] ?? {};
      return { fields: Object.keys(row).map((key) => [key, cellOf(own(row, key))] as const) };
    },
  };
}

function rowOf(line: string, number: number): Row {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Unreadable(`Line ${number} is not valid JSON.`);
  }
  const isRow = (one: unknown): one is Row => typeof one === "object" && one !== null && !Array.isArray(one);
  return isRow(value) ? value : { value };
}

function columnsOf(rows: readonly Row[]): Column[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row).slice(0, columnsMax)));
  return [...names].slice(0, columnsMax).map((name) => {
    const values = rows.map((row) => own(row, name)).filter((value) => value !== undefined && value !== null);
    const isNumber = values.length > 0 && values.every((value) => typeof value === "number");
    return { name, kind: isNumber ? "number" : "text" };
  });
}

function own(row: Row, name: string): unknown {
  return Object.hasOwn(row, name) ? row[name] : undefined;
}

function cellOf(value: unknown): string {
  if (value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.slice(0, cellLengthMax);
}
