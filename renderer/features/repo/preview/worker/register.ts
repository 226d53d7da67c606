/** Gives each source of rows, lines or nodes the number that the page asks for it by. */

import type { TreeSource } from "#renderer/features/repo/preview/worker/json-tree.ts";
import type { TableSource } from "#renderer/features/repo/preview/worker/table-source.ts";
import type { LineSource } from "#renderer/features/repo/preview/worker/text-lines.ts";

export type Source =
  | { readonly type: "table"; readonly table: TableSource }
  | { readonly type: "lines"; readonly lines: LineSource }
  | { readonly type: "tree"; readonly tree: TreeSource };

export type Register = (source: Source) => number;
