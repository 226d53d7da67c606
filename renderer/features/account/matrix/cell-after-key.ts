/** Where a key leads to in a grid of cells, as the WAI-ARIA grid pattern has it. */

export type CellPlace = { readonly row: number; readonly column: number };

type Key = { readonly key: string; readonly ctrlKey: boolean };

/** The cell that a key leads to, or null where the key means something else. `size` counts the rows and columns. */
export function cellAfterKey(
  { key, ctrlKey }: Key,
  at: CellPlace,
  size: { readonly rows: number; readonly columns: number },
): CellPlace | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  switch (key) {
    case "ArrowUp":
      return { ...at, row: Math.max(0, at.row - 1) };
    case "ArrowDown":
      return { ...at, row: Math.min(lastRow, at.row + 1) };
    case "ArrowLeft":
      return { ...at, column: Math.max(0, at.column - 1) };
    case "ArrowRight":
      return { ...at, column: Math.min(lastColumn, at.column + 1) };
    case "Home":
      return { row: ctrlKey ? 0 : at.row, column: 0 };
    case "End":
      return { row: ctrlKey ? lastRow : at.row, column: lastColumn };
    case "PageUp":
      return { ...at, row: 0 };
    case "PageDown":
      return { ...at, row: lastRow };
    default:
      return null;
  }
}

/** The cell to look at first: the first that is not a plain yes, one's own before the organisations'. */
export function firstWorthALook(
  rows: readonly { readonly cells: readonly { readonly answer: string }[] }[],
): CellPlace {
  const columns = rows[0]?.cells.length ?? 0;
  for (let column = 0; column < columns; column += 1) {
    const row = rows.findIndex(({ cells }) => cells[column]?.answer !== "yes");
    if (row >= 0) return { row, column };
  }
  return { row: 0, column: 0 };
}
