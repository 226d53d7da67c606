/** Whether what a job waits for is there, found out without running it: no file is opened, no byte hashed again. */
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { askAccess } from "#core/downloads/plan/ask-access.ts";
import type { JobHeader } from "#core/downloads/queue/live-job.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { ProblemError } from "#core/problem-error.ts";
import { freeBytes } from "#core/settings/free-bytes.ts";

/** Whether the folder is there and open to us, and its disk has so much room. */
export async function canWriteAgain(folder: string, neededBytes: number): Promise<boolean> {
  const isOpen = await access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!isOpen) return false;
  const free = await freeBytes(folder);
  return free === null || free >= neededBytes;
}

/** Whether the job's account may read the repo's files now. While the Hub does not answer, it may not. */
export async function mayReadNow(
  hub: HubAccess,
  header: Pick<JobHeader, "endpoint" | "repo" | "accountId">,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    return (await askAccess(hub, header, signal)) === null;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    // The run says it better.
    return !["OFFLINE", "HUB_DOWN", "RATE_LIMITED"].includes(error.problem.code);
  }
}
