/** How benchmarks write what they measured. */
import { cpus, totalmem } from "node:os";

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);

/** The value below which the share `part` (0 to 1) of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const order = sorted(values);
  return order[Math.min(order.length - 1, Math.floor(part * order.length))] ?? Number.NaN;
}

/** Minimum, median and maximum as one text, with the unit after it. */
export function spread(values: readonly number[], unit: string, digits = 0): string {
  const [low, middle, high] = [0, 0.5, 1].map((part) => quantile(values, part).toFixed(digits));
  return `${low} / ${middle} / ${high} ${unit} (min / median / max of ${values.length})`;
}

/** The machine's facts, which every figure needs beside it. */
export function machine(): string {
  const all = cpus();
  return `${all.length} x ${all[0]?.model.trim() ?? "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}, Node ${process.version}`;
}
