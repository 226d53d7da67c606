/** After a sleep, or with a network again: downloads that wait for the network try now instead of at the end of their pause. */
import type { DownloadsCapability } from "#core/core.ts";

/** Never rejects: a job that went away meanwhile needs nothing. */
export async function resumeWaiting(downloads: Pick<DownloadsCapability, "watch" | "resume">): Promise<void> {
  const looked = new AbortController();
  for await (const change of downloads.watch(looked.signal)) {
    looked.abort();
    if (change.type !== "snapshot") break;
    for (const { id, state } of change.jobs) {
      if (state.type === "waiting" && state.for === "network") await downloads.resume(id).catch(() => undefined);
    }
    break;
  }
}
