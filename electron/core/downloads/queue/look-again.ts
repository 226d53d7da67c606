/** Whether what a job waits for is there, found out without running it: no file is opened, no byte hashed again. */
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import type { JobHeader } from "#core/downloads/queue/live-job.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { ProblemError } from "#core/problem-error.ts";
import { freeBytes } from "#core/settings/free-bytes.ts";
import { repoApiPath } from "#shared/model/repo-id.ts";

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

/** Whether the job's account may read the repo's files now. Any other problem ends the wait too: the run says it better. */
export async function mayReadNow(
  hub: HubAccess,
  { endpoint, repo, accountId }: Pick<JobHeader, "endpoint" | "repo" | "accountId">,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const account = accountId === null ? "none" : { id: accountId };
    const response = await hub.fetchOk(`${endpoint}${repoApiPath(repo)}/auth-check`, { account, signal });
    await response.body?.cancel();
    return true;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { code } = error.problem;
    return !["GATED", "PERMISSION", "OFFLINE", "HUB_DOWN", "RATE_LIMITED"].includes(code);
  }
}
