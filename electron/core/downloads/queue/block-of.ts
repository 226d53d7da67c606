/** What keeps a job from running, apart from its turn: the Hub and the account that are set, and waits that are not over. */
import type { JobHeader, LiveJob } from "#core/downloads/queue/live-job.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import type { JobState } from "#shared/contract/downloads.ts";

export type Waiting = Extract<JobState, { type: "waiting" }>;
export type Block = Extract<Waiting["for"], "endpoint" | "account" | "sign-in">;

/** Whether another Hub or another account is set than the job began with; null when it may run. */
export function blockOf({ header }: LiveJob, hub: HubAccess): Block | null {
  if (hub.endpoint().hub !== header.endpoint) return "endpoint";
  // Without an account a job asks for public files only, and goes on whoever signs in.
  if (header.accountId === null) return null;
  const active = hub.activeAccountId();
  if (active === null) return "sign-in";
  return active === accountOf(header, hub) ? null : "account";
}

/** The account whose token a job uses: its own, or, when that was signed out, the active one of the same person. */
export function accountOf({ accountId, userName }: JobHeader, hub: HubAccess): string | null {
  const active = hub.activeAccountId();
  if (accountId === null || active === null || hub.userNameOf(accountId) !== null) return accountId;
  return userName !== null && userName !== "" && hub.userNameOf(active) === userName ? active : accountId;
}

/** How a wait that nothing blocks goes on: `over`; `look` when the disk or the Hub has to be asked first; `not yet`. */
export function waitStands(
  job: LiveJob,
  { for: reason, until }: Waiting,
  { hub, now }: { readonly hub: HubAccess; readonly now: number },
): "over" | "look" | "not yet" {
  const isDue = now >= (job.nextTryAt ?? 0);
  const isNewlySignedIn = job.header.accountId === null && hub.activeAccountId() !== null;
  switch (reason) {
    case "endpoint":
    case "account":
      return "over";
    case "network":
    case "rate-limit":
      return now >= (until ?? 0) ? "over" : "not yet";
    case "sign-in":
      return isNewlySignedIn || (job.header.accountId !== null && isDue) ? "over" : "not yet";
    case "access":
      if (isNewlySignedIn) return "over";
      return isDue ? "look" : "not yet";
    case "disk":
      return isDue ? "look" : "not yet";
  }
}
