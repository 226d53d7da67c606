/** A job's state in words: the pill, the line below the bar and the click that helps. Never a bare code. */
import type { StateTone } from "#renderer/ui/StatePill.tsx";
import type { Job } from "#shared/contract/downloads.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import type { ProblemAction, ProblemCode } from "#shared/model/problem.ts";

export type JobWords = {
  readonly tone: StateTone;
  readonly pill: string;
  /** What is the matter and what happens next; null where the numbers say it all. */
  readonly line: string | null;
  readonly action: ProblemAction | null;
};

/** What to say about a job. `signedIn` decides whether signing in can be the way out of a rate limit. */
export function jobWords(job: Job, { signedIn }: { readonly signedIn: boolean }): JobWords {
  const state = job.state;
  switch (state.type) {
    case "queued":
      return { tone: "neutral", pill: "queued", line: "Starts when one before it is done.", action: null };
    case "receiving":
      return { tone: "blue", pill: "receiving", line: null, action: null };
    case "verifying":
      return { tone: "accent", pill: "verifying", line: null, action: null };
    case "paused":
      return { tone: "neutral", pill: "paused", line: null, action: null };
    case "waiting":
      return waitingWords(state.for, state.until, signedIn);
    case "failed":
      return {
        tone: "red",
        pill: failedPill[state.problem.code] ?? "failed",
        line: `${state.problem.what} ${state.problem.why}`.trim(),
        action: state.problem.action,
      };
    case "cancelled":
      return { tone: "neutral", pill: "cancelled", line: "What has arrived stays until you remove it.", action: null };
    case "done":
      return { tone: "green", pill: "verified", line: null, action: null };
    default:
      return assertNever(state);
  }
}

function waitingWords(
  reason: "network" | "sign-in" | "rate-limit" | "endpoint",
  until: number | null,
  signedIn: boolean,
): JobWords {
  const settings: ProblemAction = { type: "go", label: "Network settings", to: "settings" };
  switch (reason) {
    case "network":
      return {
        tone: "amber",
        pill: "waiting for the network",
        line: "The Hub cannot be reached. It goes on by itself when it answers again.",
        action: settings,
      };
    case "sign-in":
      return {
        tone: "amber",
        pill: "waiting for sign-in",
        line: "It began with an account that is not signed in now. It goes on when that account is back.",
        action: { type: "sign-in", label: "Sign in" },
      };
    case "rate-limit":
      return {
        tone: "amber",
        pill: "waiting for the rate limit",
        line: `The Hub asked us to slow down. It goes on by itself ${until === null ? "soon" : `at ${clockTime(until)}`}.`,
        action: signedIn ? null : { type: "sign-in", label: "Sign in for more" },
      };
    case "endpoint":
      return {
        tone: "amber",
        pill: "waiting for its Hub",
        line: "It began at another Hub. It goes on when that endpoint is chosen again.",
        action: { type: "go", label: "Open settings", to: "settings" },
      };
    default:
      return assertNever(reason);
  }
}

const failedPill: Partial<Record<ProblemCode, string>> = {
  DISK_FULL: "disk full",
  DISK: "disk error",
  GATED: "no access",
  PERMISSION: "no access",
  NOT_SIGNED_IN: "sign-in needed",
  TOKEN_REJECTED: "token refused",
  NOT_FOUND: "not found",
  CORRUPT: "bytes do not match",
};

/** A point in time as the clock on the wall shows it: `14:05`. */
function clockTime(timeMs: number): string {
  return new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" }).format(timeMs);
}
