/**
 * Runs one job from where it is to its end: every file that is not verified, several at a time, then the target's last word.
 * Decides nothing about when; the queue does.
 */
import { setMaxListeners } from "node:events";
import { Gate } from "#core/downloads/queue/gate.ts";
import type { LiveJob } from "#core/downloads/queue/live-job.ts";
import type { FileSource } from "#core/downloads/transfer/ask-for.ts";
import { HubShortcut } from "#core/downloads/transfer/hub-shortcut.ts";
import { obtainFile } from "#core/downloads/transfer/obtain-file.ts";
import type { ReceiveTools } from "#core/downloads/transfer/receive-file.ts";
import { smallBytesMax } from "#core/downloads/transfer/small-part.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { ProblemError } from "#core/problem-error.ts";
import { encodePath, repoWebPath } from "#shared/model/repo-id.ts";

export type RunTools = {
  readonly signal: AbortSignal;
  readonly hub: Pick<HubAccess, "fetchOk" | "take">;
  /** The tools for one file, by its index; `signal` ends its work. */
  forFile(index: number, signal: AbortSignal): ReceiveTools;
  /** Waits until no job fetches this content, then holds it until the answer is called. */
  hold(index: number, signal: AbortSignal): Promise<() => void>;
  /** Work on a file begins and ends: it is verified and in its place, was left, or cannot be had. */
  onBegin(index: number): void;
  onEnd(index: number, outcome: "verified" | "left" | "failed"): void;
};

/**
 * How many files of each kind are worked on at once: most of the time of small ones is waiting, for answers and for the disk;
 * one of the middle takes one connection; a large one takes as many as help.
 */
const kinds = [
  { bytesMax: smallBytesMax, atOnce: 24 },
  { bytesMax: 8 << 20, atOnce: 8 },
  { bytesMax: Number.POSITIVE_INFINITY, atOnce: 1 },
] as const;
/** Requests for small files that the Hub has to answer at once. */
const requestsAtOnce = 12;

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
  // Every request and every call of the worker hears of the end. Not 0: undici takes that for no signal at all.
  setMaxListeners(1000, signal);
  const left: unknown[] = [];
  const open = job.openFiles();
  const gate = new Gate(requestsAtOnce);
  const shortcut = new HubShortcut(job.header);
  const hub: RunTools["hub"] = { ...tools.hub, take: (url, init) => gate.run(() => tools.hub.take(url, init)) };

  async function lane(indexes: number[]): Promise<void> {
    for (let index = indexes.pop(); index !== undefined; index = indexes.pop()) {
      try {
        signal.throwIfAborted();
        await oneFile(job, index, { ...tools, hub, signal }, shortcut);
      } catch (error) {
        if (!isOfFileAlone(error)) {
          halt.abort(error);
          return;
        }
        left.push(error);
      }
    }
  }
  await Promise.all(
    kinds.flatMap(({ bytesMax, atOnce }, kind) => {
      const bytesMin = kinds[kind - 1]?.bytesMax ?? -1;
      const indexes = open.filter((index) => {
        const { sizeBytes } = files[index] ?? { sizeBytes: 0 };
        return sizeBytes > bytesMin && sizeBytes <= bytesMax;
      });
      // In the order of the plan, from the end on: taking the first out of a long list moves all others.
      indexes.reverse();
      return Array.from({ length: atOnce }, () => lane(indexes));
    }),
  );
  tools.signal.throwIfAborted();
  if (halt.signal.aborted) throw halt.signal.reason;
  if (left.length > 0) throw left[0];
  await target.complete();
}

async function oneFile(job: LiveJob, index: number, tools: RunTools, shortcut: HubShortcut): Promise<void> {
  const file = job.files[index];
  if (file === undefined) return;
  const { accountId, repo, commit, endpoint } = job.header;
  const url = new URL(`${endpoint}${repoWebPath(repo)}/resolve/${commit}/${encodePath(file.path)}`);
  const account = accountId === null ? "none" : { id: accountId };
  const source: FileSource = { url, account, hub: tools.hub, shortcut };
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
