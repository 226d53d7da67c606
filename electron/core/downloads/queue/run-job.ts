/** Runs one job from where it is to its end: every file in the plan's order, then the ref. Decides nothing about when; the queue does. */
import { stat } from "node:fs/promises";
import { holdRef } from "#core/downloads/cache/cache-paths.ts";
import { ensureFolder } from "#core/downloads/cache/ensure-folder.ts";
import { removeTraces } from "#core/downloads/cache/remove-traces.ts";
import { writeRef } from "#core/downloads/cache/write-ref.ts";
import type { LiveJob } from "#core/downloads/queue/live-job.ts";
import type { FileSource } from "#core/downloads/transfer/ask-for.ts";
import { obtainFile } from "#core/downloads/transfer/obtain-file.ts";
import type { ReceiveTools } from "#core/downloads/transfer/receive-file.ts";
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
  const { paths } = job;
  const { accountId, repo, revision, commit, endpoint } = job.header;
  const spare = paths.part("ref", job.id);
  await reopenWhatIsGone(job);
  await ensureFolder(paths.cacheFolder, paths.snapshotSegments);
  await ensureFolder(paths.cacheFolder, paths.blobsSegments);
  await writeRef(paths, holdRef(job.id), commit, spare);
  for (let file = job.files[job.verifiedCount]; file !== undefined; file = job.files[job.verifiedCount]) {
    signal.throwIfAborted();
    const url = new URL(`${endpoint}${repoWebPath(repo)}/resolve/${commit}/${encodePath(file.path)}`);
    const source: FileSource = { url, account: accountId === null ? "none" : { id: accountId }, fetchOk };
    const onPhase: RunTools["onPhase"] =
      file.sizeBytes < noticeableBytes ? () => tools.onPhase("receiving") : tools.onPhase;
    await obtainFile(job, file, source, { ...tools, onPhase });
    onVerified();
  }
  if (revision !== commit) await writeRef(paths, revision, commit, spare);
  await removeTraces(job);
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
