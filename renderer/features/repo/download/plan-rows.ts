/** A download plan as the rows of its sheet. */
import type { Plan } from "#shared/contract/downloads.ts";
import { formatBytes, formatDuration, formatWhole } from "#shared/model/bytes.ts";
import type { Problem } from "#shared/model/problem.ts";

export type PlanRow = {
  readonly label: string;
  /** Null while the plan is on its way: the rows are there from the start, so that nothing jumps. */
  readonly value: string | null;
  readonly isBad: boolean;
};

export function planRows(plan: Plan | undefined): PlanRow[] {
  if (plan === undefined) {
    return ["Files", "To download", "On disk already", "Free after", "Takes about"].map((label) => ({
      label,
      value: null,
      isBad: false,
    }));
  }
  // What else stands in the queue for the same disk counts too.
  const freeAfter = plan.freeAfterBytes;
  return [
    { label: "Files", value: `${formatWhole(plan.fileCount)} · ${formatBytes(plan.sizeBytes)}`, isBad: false },
    { label: "To download", value: formatBytes(newBytes(plan)), isBad: false },
    { label: "On disk already", value: formatBytes(plan.onDiskBytes), isBad: false },
    { label: "Free after", value: freeWords(freeAfter), isBad: freeAfter !== null && freeAfter < 0 },
    { label: "Takes about", value: timeWords(plan), isBad: false },
  ];
}

/** Bytes that are not on the disk yet. */
export function newBytes({ sizeBytes, onDiskBytes }: Plan): number {
  return Math.max(0, sizeBytes - onDiskBytes);
}

/** What the Hub's limit on requests means for this download; null where it is far away. */
export function requestWords({ requests: { needed, quota, left } }: Plan): string | null {
  const there = left ?? quota;
  if (needed <= there) return null;
  const allowed =
    left === null ? `allows ${formatWhole(quota)}` : `has ${formatWhole(left)} of ${formatWhole(quota)} left`;
  return `This takes ${formatWhole(needed)} requests, and the Hub ${allowed} in a few minutes. The download waits in between and goes on by itself.`;
}

function freeWords(bytes: number | null): string {
  if (bytes === null) return "not known";
  return bytes < 0 ? "not enough space" : formatBytes(bytes);
}

/** From the speed of the last downloads; nobody knows it before the first. */
function timeWords(plan: Plan): string {
  if (plan.fileCount === 0) return "nothing";
  if (newBytes(plan) === 0) return "a few seconds";
  return plan.seconds === null ? "not measured yet" : formatDuration(plan.seconds);
}

/** Whether a download may be put in line all the same: the person can still ask, or the owners have not decided. */
export function isOpenGate({ gate }: Pick<Problem, "gate">): boolean {
  return gate === "ask" || gate === "pending";
}
