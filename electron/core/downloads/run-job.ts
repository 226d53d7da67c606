/** Runs one job from where it is to its end: every file in the plan's order, then the ref. Decides nothing about when; the queue does. */
import { stat } from "node:fs/promises";
import type { FileSource } from "#core/downloads/ask-for.ts";
import type { LiveJob } from "#core/downloads/live-job.ts";
import { obtainFile } from "#core/downloads/obtain-file.ts";
import type { ReceiveTools } from "#core/downloads/receive-file.ts";
import { writeRef } from "#core/downloads/write-ref.ts";
import type { HubFetch } from "#core/hub/hub-fetch.ts";
import { encodePath, repoWebPath } from "#shared/model/repo-id.ts";

export type RunTools = ReceiveTools & {
  readonly fetchOk: HubFetch;
  /** One more file is verified and linked. */
  onVerified(): void;
};

/** Smaller files are hashed before anyone could read that they are. */
const noticeableBytes = 8_000_000;

/** Returns when every planned file is verified and linked. Throws ProblemError, or the signal's reason. */
export async function runJob(job: LiveJob, tools: RunTools): Promise<void> {
  const { signal, fetchOk, onVerified } = tools;
  const { accountId, repo, revision, commit, endpoint } = job.header;
  await reopenWhatIsGone(job);
  for (let file = job.files[job.verifiedCount]; file !== undefined; file = job.files[job.verifiedCount]) {
    signal.throwIfAborted();
    const url = new URL(`${endpoint}${repoWebPath(repo)}/resolve/${commit}/${encodePath(file.path)}`);
    const source: FileSource = { url, account: accountId === null ? "none" : { id: accountId }, fetchOk };
    const onPhase: RunTools["onPhase"] =
      file.sizeBytes < noticeableBytes ? () => tools.onPhase("receiving") : tools.onPhase;
    await obtainFile(job, file, source, { ...tools, onPhase });
    onVerified();
  }
  if (revision !== commit) await writeRef(job.paths, revision, commit, job.paths.part("ref", job.id));
}

/** A file that was verified in an earlier run may have been deleted since. */
async function reopenWhatIsGone(job: LiveJob): Promise<void> {
  for (const [index, file] of job.files.slice(0, job.verifiedCount).entries()) {
    const stats = await stat(job.paths.entry(file.path)).catch(() => null);
    if (stats?.isFile() && stats.size === file.sizeBytes) continue;
    job.reopenFrom(index);
    return;
  }
}
