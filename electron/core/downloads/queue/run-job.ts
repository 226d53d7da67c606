/**
 * Runs one job from where it is to its end: every file that is not verified, several at a time, then the target's last word.
 * Decides nothing about when; the queue does.
 */
import type { LiveJob } from "#core/downloads/queue/live-job.ts";
import type { FileSource } from "#core/downloads/transfer/ask-for.ts";
import { obtainFile } from "#core/downloads/transfer/obtain-file.ts";
import type { ReceiveTools } from "#core/downloads/transfer/receive-file.ts";
import type { HubFetch } from "#core/hub/hub-fetch.ts";
import { ProblemError } from "#core/problem-error.ts";
import { encodePath, repoWebPath } from "#shared/model/repo-id.ts";

export type RunTools = {
  readonly signal: AbortSignal;
  readonly fetchOk: HubFetch;
  /** The tools for one file, by its index; `signal` ends its work. */
  forFile(index: number, signal: AbortSignal): ReceiveTools;
  /** Waits until no job fetches this content, then holds it until the answer is called. */
  hold(index: number, signal: AbortSignal): Promise<() => void>;
  /** Work on a file begins and ends: it is verified and in its place, was left, or cannot be had. */
  onBegin(index: number): void;
  onEnd(index: number, outcome: "verified" | "left" | "failed"): void;
};

/** A file up to this size takes one connection, and most of its time is waiting for answers. */
const smallBytes = 8 << 20;
const smallAtOnce = 12;
const largeAtOnce = 1;

/** Returns when every planned file is verified and in its place. Throws ProblemError, or the signal's reason. */
export async function runJob(job: LiveJob, tools: RunTools): Promise<void> {
  const { target, files } = job;
  for (const [index, file] of files.entries()) {
    tools.signal.throwIfAborted();
    // A file that was verified in an earlier run may have been deleted since.
    if (job.isVerified(index) && !(await target.isPlaced(file))) job.reopen(index);
  }
  await target.prepare();

  const halt = new AbortController();
  const signal = AbortSignal.any([tools.signal, halt.signal]);
  const left: unknown[] = [];
  const open = job.openFiles();
  const small = open.filter((index) => (files[index]?.sizeBytes ?? 0) <= smallBytes);
  const large = open.filter((index) => (files[index]?.sizeBytes ?? 0) > smallBytes);

  async function lane(indexes: number[]): Promise<void> {
    for (let index = indexes.shift(); index !== undefined; index = indexes.shift()) {
      try {
        signal.throwIfAborted();
        await oneFile(job, index, { ...tools, signal });
      } catch (error) {
        if (!isOfFileAlone(error)) {
          halt.abort(error);
          return;
        }
        left.push(error);
      }
    }
  }
  await Promise.all([
    ...Array.from({ length: largeAtOnce }, () => lane(large)),
    ...Array.from({ length: smallAtOnce }, () => lane(small)),
  ]);
  tools.signal.throwIfAborted();
  if (halt.signal.aborted) throw halt.signal.reason;
  if (left.length > 0) throw left[0];
  await target.complete();
}

async function oneFile(job: LiveJob, index: number, tools: RunTools): Promise<void> {
  const file = job.files[index];
  if (file === undefined) return;
  const { accountId, repo, commit, endpoint } = job.header;
  const url = new URL(`${endpoint}${repoWebPath(repo)}/resolve/${commit}/${encodePath(file.path)}`);
  const account = accountId === null ? "none" : { id: accountId };
  const source: FileSource = { url, account, fetchOk: tools.fetchOk };
  let outcome: Parameters<RunTools["onEnd"]>[1] = "left";
  tools.onBegin(index);
  try {
    const release = await tools.hold(index, tools.signal);
    try {
      await obtainFile(job.target, file, source, tools.forFile(index, tools.signal));
    } finally {
      release();
    }
    outcome = "verified";
  } catch (error) {
    if (isOfFileAlone(error)) outcome = "failed";
    throw error;
  } finally {
    tools.onEnd(index, outcome);
  }
}

/** The other files of the job can still be had. */
function isOfFileAlone(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === "CORRUPT";
}
