/** How wide each column of a table is: as its heading and first rows need, within limits. */
import type { Column } from "#renderer/features/repo/preview/preview-model.ts";

const widthMin = 7;
const widthMax = 44;

/** A value for CSS grid-template-columns; the first column holds the rows' numbers. */
export function columnWidths(columns: readonly Column[], sample: readonly (readonly string[])[]): string {
  const widths = columns.map(({ name }, at) => {
    const needed = sample.reduce((most, row) => Math.max(most, (row[at] ?? "").length), name.length);
    return `${Math.min(widthMax, Math.max(widthMin, needed + 3))}ch`;
  });
  return ["8ch", ...widths].join(" ");
}
