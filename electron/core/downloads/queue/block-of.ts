/** What keeps a job from running, apart from its turn: the Hub and the account that are set, and waits that are not over. */
import type { LiveJob } from "#core/downloads/queue/live-job.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import type { JobState } from "#shared/contract/downloads.ts";

export type Block = "endpoint" | "sign-in";

/** Whether another Hub or another account is set than the job began with; null when it may run. */
export function blockOf({ header }: LiveJob, hub: HubAccess): Block | null {
  if (hub.endpoint().hub !== header.endpoint) return "endpoint";
  // Without an account a job asks for public files only, and goes on whoever signs in.
  if (header.accountId !== null && hub.activeAccountId() !== header.accountId) return "sign-in";
  return null;
}

/** Whether a job that nothing blocks can go on. */
export function isWaitOver(
  job: LiveJob,
  { for: reason, until }: Extract<JobState, { type: "waiting" }>,
  { hub, now }: { readonly hub: HubAccess; readonly now: number },
): boolean {
  switch (reason) {
    case "endpoint":
      return true;
    case "network":
    case "rate-limit":
      return now >= (until ?? 0);
    case "sign-in":
      return job.header.accountId === null ? hub.activeAccountId() !== null : now >= (job.nextTryAt ?? 0);
  }
}
