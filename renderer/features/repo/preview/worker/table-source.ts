/** Rows on demand, and the words that rows are looked for by. */
import type { Column, RowAnswer, RowsAnswer } from "#renderer/features/repo/preview/preview-model.ts";

export type TableSource = {
  readonly columns: readonly Column[];
  /** Null while it is not known. */
  readonly rowCount: number | null;
  /** Whether rows can be looked for by words: only where all are at hand. */
  readonly canFilter: boolean;
  rows(from: number, count: number, words: string): Promise<RowsAnswer>;
  row(index: number, words: string): Promise<RowAnswer>;
};

const cellLengthMax = 300;

/** A cell as the table shows it: on one line, and not too long. */
export function shortCell(text: string): string {
  const short = text.length > cellLengthMax ? `${text.slice(0, cellLengthMax)}…` : text;
  return short.replaceAll(/\s+/g, " ");
}

/** A table whose rows are all in memory. */
export function tableOf(columns: readonly Column[], all: readonly (readonly string[])[]): TableSource {
  let found: { readonly words: string; readonly rows: readonly (readonly string[])[] } = { words: "", rows: all };
  const matching = (words: string) => {
    const wanted = words.trim().toLowerCase();
    if (wanted !== found.words) {
      const parts = wanted.split(/\s+/);
      const fits = (row: readonly string[]) => {
        const text = row.join(" ").toLowerCase();
        return parts.every((part) => text.includes(part));
      };
      found = { words: wanted, rows: wanted === "" ? all : all.filter(fits) };
    }
    return found.rows;
  };
  return {
    columns,
    rowCount: all.length,
    canFilter: true,
    async rows(from, count, words) {
      const rows = matching(words);
      return {
        rows: rows.slice(from, from + count).map((row) => row.map(shortCell)),
        known: rows.length,
        isEnd: true,
        note: null,
      };
    },
    async row(index, words) {
      const row = matching(words)[index] ?? [];
      return { fields: columns.map(({ name }, at) => [name, row[at] ?? ""] as const) };
    },
  };
}
