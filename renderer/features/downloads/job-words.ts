/** A job's state in words: the pill, and for a job that waits the reason and the click that helps. Never a bare code. */
import {
  type Icon,
  IconAlertTriangle,
  IconArrowDown,
  IconClock,
  IconPlayerPause,
  IconShieldCheck,
  IconX,
} from "@tabler/icons-react";
import type { StateTone } from "#renderer/ui/StatePill.tsx";
import type { Job, Setback } from "#shared/contract/downloads.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import type { ProblemAction, ProblemCode } from "#shared/model/problem.ts";

export type JobWords = {
  readonly tone: StateTone;
  readonly pill: string;
  readonly icon: Icon;
  /** What is the matter and what happens next; null where the numbers, or a failed job's problem, say it all. */
  readonly line: string | null;
  readonly action: ProblemAction | null;
};

/** What to say about a job. `isSignedIn` decides whether signing in can be the way out of a rate limit. */
export function jobWords({ state, setback }: Pick<Job, "state" | "setback">, isSignedIn: boolean): JobWords {
  const said = { line: null, action: null };
  switch (state.type) {
    case "queued":
      return { ...said, tone: "neutral", pill: "queued", icon: IconClock, line: "Starts when one before it is done." };
    case "receiving":
      return { ...said, tone: "blue", pill: "receiving", icon: IconArrowDown, ...setbackWords(setback) };
    case "verifying":
      return { ...said, tone: "accent", pill: "verifying", icon: IconShieldCheck, line: againWords(setback) };
    case "paused":
      return { ...said, tone: "neutral", pill: "paused", icon: IconPlayerPause };
    case "waiting":
      return { tone: "amber", icon: IconClock, ...waitingWords(state, isSignedIn) };
    case "failed":
      return { ...said, tone: "red", pill: failedPill[state.problem.code] ?? "failed", icon: IconAlertTriangle };
    case "cancelled":
      return {
        ...said,
        tone: "neutral",
        pill: "cancelled",
        icon: IconX,
        line: "What has arrived stays on disk until you remove it.",
      };
    case "done":
      return { ...said, tone: "green", pill: "verified", icon: IconShieldCheck };
    default:
      return assertNever(state);
  }
}

/** While nothing else than receiving is the matter. */
function setbackWords(setback: Setback | null): Partial<Pick<JobWords, "tone" | "pill" | "line">> {
  if (setback === null) return {};
  switch (setback.type) {
    case "stalled":
      return { tone: "amber", pill: "stalled, new connection" };
    case "slow":
      return { tone: "amber", pill: "slow, new connection" };
    case "changed":
    case "ignored-range":
      return { line: againWords(setback) };
    default:
      return assertNever(setback.type);
  }
}

/** Why a file began again; null where none did. */
function againWords(setback: Setback | null): string | null {
  if (setback?.type === "changed") return `Started over: ${setback.path} changed on the Hub.`;
  if (setback?.type === "ignored-range") return `Started over: the server sends ${setback.path} only whole.`;
  return null;
}

type Waiting = Extract<Job["state"], { type: "waiting" }>;

function waitingWords(
  { for: reason, until, problem }: Waiting,
  isSignedIn: boolean,
): Pick<JobWords, "pill" | "line" | "action"> {
  switch (reason) {
    case "network":
      return {
        pill: "waiting for the network",
        line:
          problem === undefined
            ? "The Hub cannot be reached, or has a problem. It goes on by itself when it answers again."
            : `${problem.what}. ${problem.why} The download goes on by itself when that is over.`,
        action: { type: "go", label: "Network settings", to: "settings" },
      };
    case "account":
      return {
        pill: "waiting for its account",
        line: "It began with another account. It goes on when that account is active again.",
        action: { type: "go", label: "Switch account", to: "account" },
      };
    case "access":
      return {
        pill: "waiting for access",
        line: `${problem?.why ?? "This account may not read the repo yet."} It goes on by itself when access is there.`,
        action: problem?.action ?? null,
      };
    case "disk":
      return {
        pill: problem?.code === "DISK_FULL" ? "waiting for room on the disk" : "waiting for the disk",
        line: `${problem?.why ?? "The disk cannot be written to."} What has arrived is kept, and it goes on by itself when the disk allows.`,
        action: null,
      };
    case "sign-in":
      return {
        pill: "waiting for sign-in",
        line: "It began with an account that is not signed in now. It goes on when that account is back.",
        action: { type: "sign-in", label: "Sign in" },
      };
    case "rate-limit":
      return {
        pill: "waiting for the rate limit",
        line: `The Hub asked us to slow down. It goes on by itself ${until === null ? "soon" : `at ${clockTime(until)}`}.`,
        action: isSignedIn ? null : { type: "sign-in", label: "Sign in for a higher limit" },
      };
    case "endpoint":
      return {
        pill: "waiting for its Hub",
        line: "It began at another Hub. It goes on when that endpoint is chosen again.",
        action: { type: "go", label: "Endpoint settings", to: "settings" },
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
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(timeMs);
}
