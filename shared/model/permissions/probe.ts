/** What the Hub itself answered when it was asked about one repo; it beats whatever was computed. */
import type { Verdict } from "#shared/model/permissions/verdict.ts";
import type { Problem } from "#shared/model/problem.ts";

/** What can be asked without doing it: reading a repo's content, and writing to it. */
export const probeNeeds = ["read", "write"] as const;
export type ProbeNeed = (typeof probeNeeds)[number];

/** The answer, and when it was given (Unix milliseconds). */
export type Probe =
  | { readonly type: "granted"; readonly need: ProbeNeed; readonly checkedAt: number }
  | { readonly type: "refused"; readonly need: ProbeNeed; readonly checkedAt: number; readonly problem: Problem };

const readings: ReadonlySet<string> = new Set(["read-public", "read-gated", "read-private"]);

/** The verdict with what a probe of the same repo showed; unchanged where the probe was about something else. */
export function withProbe(verdict: Verdict, probe: Probe | null | undefined): Verdict {
  if (probe === null || probe === undefined) return verdict;
  const fits = probe.need === "read" ? readings.has(verdict.deed) : verdict.deed === "upload";
  if (!fits) return verdict;
  const { checkedAt } = probe;
  if (probe.type === "granted") {
    const reason = "The Hub was asked and lets this account in.";
    return { ...verdict, answer: "yes", cause: "checked", reason, mend: null, onlyFor: [], checkedAt };
  }
  const { what, why, action } = probe.problem;
  return {
    ...verdict,
    answer: "no",
    cause: "checked",
    reason: `${what}. ${why}`,
    mend: action ?? verdict.mend,
    onlyFor: [],
    checkedAt,
  };
}
