/** The comparison as a Markdown table, for a note or a discussion. */
import type { CompareGroup } from "#renderer/features/compare/compare-rows.ts";

export function compareMarkdown(ids: readonly string[], groups: readonly CompareGroup[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rows = groups.flatMap(({ rows }) => rows).map(({ label, cells }) => line([label, ...cells.map(cellText)]));
  return [line(["", ...ids.map(escaped)]), line(["---", ...ids.map(() => "---")]), ...rows, ""].join("\n");
}

function cellText(cell: string | null | undefined): string {
  return typeof cell === "string" ? escaped(cell) : "–";
}

/** What an author wrote must stay text in one cell. */
function escaped(text: string): string {
  return text.replace(/[\r\n]+/g, " ").replace(/[\\|`*_<>[\]]/g, "\\$&");
}
