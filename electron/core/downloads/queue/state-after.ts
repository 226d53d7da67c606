/** What becomes of a job when its run ends early: most problems end by themselves or by something done elsewhere; few need a click here. */
import type { Waiting } from "#core/downloads/queue/block-of.ts";
import { ProblemError } from "#core/problem-error.ts";
import { errorCode } from "#core/store/disk-problem.ts";
import type { JobState } from "#shared/contract/downloads.ts";

/** How long a job waits where the Hub does not say when its limit ends. */
const limitWaitMs = 60_000;

/** What the system says of a disk that is away, closed or busy, and that may be otherwise later. */
const passingDiskCodes: ReadonlySet<string> = new Set([
  ...["ENOENT", "EIO", "ENXIO", "ENODEV", "ESTALE", "ENOTCONN", "EHOSTDOWN", "ETIMEDOUT"],
  ...["EROFS", "EACCES", "EPERM", "EBUSY", "EMFILE", "ENFILE"],
]);

/** `again` is when a job that waits without an end tries by itself. */
export function stateAfter(
  error: unknown,
  { now, again }: { readonly now: number; readonly again: number },
): Waiting | Extract<JobState, { type: "failed" }> {
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
      return { type: "waiting", for: "sign-in", until: null, problem };
    case "GATED":
    case "PERMISSION":
      return { type: "waiting", for: "access", until: null, problem };
    case "RATE_LIMITED":
      return {
        type: "waiting",
        for: "rate-limit",
        until: Math.max(problem.retryAt ?? now + limitWaitMs, now),
        problem,
      };
    case "OFFLINE":
      return { type: "waiting", for: "network", until: again, problem };
    case "DISK_FULL":
      return { type: "waiting", for: "disk", until: null, problem };
    case "DISK":
      return passingDiskCodes.has(errorCode(error.cause))
        ? { type: "waiting", for: "disk", until: null, problem }
        : { type: "failed", problem };
    default:
      return { type: "failed", problem };
  }
}
