/** What becomes of a job when its run ends early: some problems mend themselves, the others need a person. */
import { ProblemError } from "#core/problem-error.ts";
import type { JobState } from "#shared/contract/downloads.ts";

/** How long a job waits where the Hub does not say when its limit ends. */
const limitWaitMs = 60_000;

export function stateAfter(error: unknown, now: number): Extract<JobState, { type: "waiting" | "failed" }> {
  if (!(error instanceof ProblemError)) {
    return {
      type: "failed",
      problem: {
        code: "CONFLICT",
        what: "The download stopped unexpectedly",
        why: "Something in Hubdeck itself failed. What arrived is kept, and the log says more.",
        action: { type: "retry", label: "Try again" },
      },
    };
  }
  const { problem } = error;
  switch (problem.code) {
    case "NOT_SIGNED_IN":
    case "TOKEN_REJECTED":
      return { type: "waiting", for: "sign-in", until: null };
    case "RATE_LIMITED":
      return { type: "waiting", for: "rate-limit", until: problem.retryAt ?? now + limitWaitMs };
    default:
      return { type: "failed", problem };
  }
}
