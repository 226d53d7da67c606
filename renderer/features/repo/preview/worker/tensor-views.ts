/** How a file of tensors is shown: totals for each type, what its author wrote, and every tensor. The same for both formats. */
import type { FactGroup, View } from "#renderer/features/repo/preview/preview-model.ts";
import type { Register } from "#renderer/features/repo/preview/worker/register.ts";
import { tableOf } from "#renderer/features/repo/preview/worker/table-source.ts";
import { formatBytes, formatCount } from "#shared/model/bytes.ts";

export type Tensor = {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
  readonly parameters: number;
  /** Null where the type's size is not known. */
  readonly sizeBytes: number | null;
};

type Rows = readonly (readonly [string, string])[];

export function tensorViews(
  tensors: readonly Tensor[],
  facts: Rows,
  metadata: Rows,
  register: Register,
): readonly View[] {
  const groups: FactGroup[] = [
    {
      title: "File",
      rows: [["Tensors", tensors.length.toLocaleString("en")], ["Parameters", parametersOf(tensors)], ...facts],
    },
  ];
  if (tensors.length > 0) groups.push({ title: "Parameters by type", rows: totals(tensors) });
  const columns = [
    { name: "Tensor", kind: "text" },
    { name: "Type", kind: "text" },
    { name: "Shape", kind: "text" },
    { name: "Parameters", kind: "number" },
    { name: "Size", kind: "number" },
  ] as const;
  const rows = tensors.map(({ name, type, shape, parameters, sizeBytes }) => [
    name,
    type,
    shape.length === 0 ? "scalar" : shape.join(" × "),
    parameters.toLocaleString("en"),
    sizeBytes === null ? "" : formatBytes(sizeBytes),
  ]);
  const about = metadata.length === 0 ? [] : [metadataView(metadata, register)];
  return [
    { type: "facts", name: "Overview", groups },
    tableView("Tensors", tableOf(columns, rows), register),
    ...about,
  ];
}

function metadataView(metadata: Rows, register: Register): View {
  const columns = [
    { name: "Key", kind: "text" },
    { name: "Value", kind: "text" },
  ] as const;
  return tableView("Metadata", tableOf(columns, metadata), register);
}

function tableView(name: string, table: ReturnType<typeof tableOf>, register: Register): View {
  const { columns, rowCount, canFilter } = table;
  return { type: "table", name, id: register({ type: "table", table }), columns, rowCount, canFilter };
}

function parametersOf(tensors: readonly Tensor[]): string {
  const total = tensors.reduce((sum, { parameters }) => sum + parameters, 0);
  return `${formatCount(total)} (${total.toLocaleString("en")})`;
}

/** Parameters, share of the file and tensors of each type, most parameters first. */
function totals(tensors: readonly Tensor[]): [string, string][] {
  const byType = new Map<string, { parameters: number; tensors: number; sizeBytes: number }>();
  for (const { type, parameters, sizeBytes } of tensors) {
    const sum = byType.get(type) ?? { parameters: 0, tensors: 0, sizeBytes: 0 };
    sum.parameters += parameters;
    sum.tensors += 1;
    sum.sizeBytes += sizeBytes ?? 0;
    byType.set(type, sum);
  }
  const sorted = [...byType].toSorted(([, one], [, other]) => other.parameters - one.parameters).slice(0, 60);
  return sorted.map(([type, sum]) => {
    const size = sum.sizeBytes === 0 ? "" : `, ${formatBytes(sum.sizeBytes)}`;
    const count = `${sum.tensors.toLocaleString("en")} ${sum.tensors === 1 ? "tensor" : "tensors"}`;
    return [type, `${formatCount(sum.parameters)} in ${count}${size}`];
  });
}
