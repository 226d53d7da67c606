/** A download plan as the rows of its sheet. */
import type { Plan } from "#shared/contract/downloads.ts";
import { formatBytes } from "#shared/model/bytes.ts";

export type PlanRow = {
  readonly label: string;
  /** Null while the plan is on its way: the rows are there from the start, so that nothing jumps. */
  readonly value: string | null;
  readonly isBad: boolean;
};

export function planRows(plan: Plan | undefined): PlanRow[] {
  if (plan === undefined) {
    return ["Files", "To download", "On disk already", "Free after"].map((label) => ({
      label,
      value: null,
      isBad: false,
    }));
  }
  const newBytes = Math.max(0, plan.sizeBytes - plan.onDiskBytes);
  // What else stands in the queue for the same disk counts too.
  const freeAfter = plan.freeAfterBytes;
  return [
    { label: "Files", value: `${plan.fileCount} · ${formatBytes(plan.sizeBytes)}`, isBad: false },
    { label: "To download", value: formatBytes(newBytes), isBad: false },
    { label: "On disk already", value: formatBytes(plan.onDiskBytes), isBad: false },
    { label: "Free after", value: freeWords(freeAfter), isBad: freeAfter !== null && freeAfter < 0 },
  ];
}

function freeWords(bytes: number | null): string {
  if (bytes === null) return "not known";
  return bytes < 0 ? "not enough space" : formatBytes(bytes);
}
