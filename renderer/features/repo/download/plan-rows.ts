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
  const freeAfter = plan.freeBytes - newBytes;
  return [
    { label: "Files", value: `${plan.fileCount} · ${formatBytes(plan.sizeBytes)}`, isBad: false },
    { label: "To download", value: formatBytes(newBytes), isBad: false },
    { label: "On disk already", value: formatBytes(plan.onDiskBytes), isBad: false },
    { label: "Free after", value: freeAfter < 0 ? "not enough space" : formatBytes(freeAfter), isBad: freeAfter < 0 },
  ];
}
