/** A verdict in the form of a problem, for the pieces that show problems with their click. */
import type { Verdict } from "#shared/model/permissions/verdict.ts";
import type { Problem } from "#shared/model/problem.ts";

/** `what` says what cannot be done; the verdict says why, and what mends it. */
export function problemOfVerdict(what: string, { reason, mend }: Verdict): Problem {
  return { code: "PERMISSION", what, why: reason, action: mend };
}
