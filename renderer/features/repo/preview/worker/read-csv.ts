/** Comma, semicolon or tab separated values, row by row as far as someone has scrolled. Quoted as RFC 4180 says, tolerant otherwise. */
import type { Column, RowsAnswer } from "#renderer/features/repo/preview/preview-model.ts";
import { type ByteSource, Unreadable } from "#renderer/features/repo/preview/worker/byte-source.ts";
import { shortCell, type TableSource } from "#renderer/features/repo/preview/worker/table-source.ts";
import { TextPieces } from "#renderer/features/repo/preview/worker/text-pieces.ts";

const rowLengthMax = 1_000_000;
const cellLengthMax = 20_000;
const columnsMax = 500;
const rowsMax = 200_000;

/** Throws Unreadable where a row does not end: then it is no table. */
export async function readCsv(source: ByteSource, isTab: boolean): Promise<TableSource> {
  const pieces = new TextPieces(source, rowLengthMax);
  const first = await pieces.next();
  const splitter = new RowSplitter(isTab ? "\t" : separatorOf(first));
  const rows = splitter.take(first, pieces.isEnd);
  let note: string | null = null;
  while (rows.length === 0 && !pieces.isEnd) rows.push(...splitter.take(await pieces.next(), pieces.isEnd));
  const header = rows.shift() ?? [];
  const columns = header.map(
    (name, index): Column => ({ name: name === "" ? `column ${index + 1}` : name, kind: kindOf(rows, index) }),
  );

  async function fill(count: number): Promise<void> {
    while (rows.length < count && !pieces.isEnd && note === null) {
      try {
        for (const row of splitter.take(await pieces.next(), pieces.isEnd)) rows.push(row);
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
        rows: part.map((row) => columns.map((_, at) => shortCell(row[at] ?? ""))),
        known: rows.length,
        isEnd: pieces.isEnd || note !== null,
        note,
      };
    },
    async row(index) {
      const row = rows[index] ?? [];
      const count = Math.max(columns.length, row.length);
      return {
        fields: Array.from(
          { length: count },
          (_, at) => [columns[at]?.name ?? `column ${at + 1}`, row[at] ?? ""] as const,
        ),
      };
    },
  };
}

/** The separator that the first line has most of. */
function separatorOf(text: string): string {
  const line = text.slice(0, 10_000).split("\n", 1)[0] ?? "";
  const counted = [",", ";", "\t", "|"].map((mark) => ({ mark, count: line.split(mark).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

function kindOf(rows: readonly (readonly string[])[], index: number): Column["kind"] {
  const values = rows.slice(0, 50).flatMap((row) => row[index]?.trim() || []);
  return values.length > 0 && values.every((value) => value.length < 40 && Number.isFinite(Number(value)))
    ? "number"
    : "text";
}

/** Cuts text into rows; what is not finished waits for the next text. */
export class RowSplitter {
  readonly #separator: string;
  #row: string[] = [];
  #cell = "";
  #isQuoted = false;
  /** Whether the last character was a quote inside a quoted cell: its end, or the first half of a doubled one. */
  #isQuoteOpen = false;
  #rowLength = 0;

  constructor(separator: string) {
    this.#separator = separator;
  }

  take(text: string, isLast: boolean): string[][] {
    const rows: string[][] = [];
    for (const letter of text) {
      this.#rowLength += 1;
      if (this.#rowLength > rowLengthMax) throw new Unreadable("A row of this table is longer than 1 MB.");
      if (this.#isQuoteOpen) {
        this.#isQuoteOpen = false;
        if (letter === '"') {
          this.#add('"');
          continue;
        }
        this.#isQuoted = false;
      } else if (this.#isQuoted) {
        if (letter === '"') this.#isQuoteOpen = true;
        else this.#add(letter);
        continue;
      }
      if (letter === '"' && this.#cell === "") this.#isQuoted = true;
      else if (letter === this.#separator) this.#endCell();
      else if (letter === "\n") this.#endRow(rows);
      else this.#add(letter);
    }
    if (isLast && (this.#cell !== "" || this.#row.length > 0)) this.#endRow(rows);
    return rows;
  }

  #add(letter: string): void {
    if (this.#cell.length < cellLengthMax) this.#cell += letter;
  }

  #endCell(): void {
    if (this.#row.length < columnsMax) this.#row.push(this.#cell);
    this.#cell = "";
  }

  #endRow(rows: string[][]): void {
    if (this.#cell.endsWith("\r")) this.#cell = this.#cell.slice(0, -1);
    this.#endCell();
    const isBlank = this.#row.length === 1 && this.#row[0] === "";
    if (!isBlank) rows.push(this.#row);
    this.#row = [];
    this.#rowLength = 0;
  }
}
