/**
 * Whole small files: looked for, fetched into memory, verified, written and put in their place in one go, here and not in
 * the core's thread, which would have more to do with them than with their bytes. Places nothing unverified or unsynced.
 */
import * as fs from "node:fs";
import { diskError } from "#core/downloads/cache/disk-error.ts";
import { promptCalls } from "#core/downloads/cache/file-calls.ts";
import type { JobTarget, TargetOf } from "#core/downloads/cache/job-target.ts";
import { targetOf } from "#core/downloads/cache/target.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";
import { isRightFile, startBlobHash } from "#core/downloads/transfer/blob-hash.ts";
import { judgeTaken } from "#core/downloads/transfer/judge-head.ts";
import type { FetchOptions, SmallOutcome } from "#core/downloads/transfer/transfer-protocol.ts";
import { syncFile } from "#core/downloads/transfer/worker/part-file.ts";
import type { SpeedLimit } from "#core/downloads/transfer/worker/speed-limit.ts";
import type { Wire } from "#core/downloads/transfer/worker/wire.ts";
import type { Dispatchers } from "#core/hub/dispatcher.ts";
import { problemFromNetwork } from "#core/hub/problem-from-network.ts";
import { type Taken, takeFrom } from "#core/hub/take.ts";

type Way = { readonly wire: Wire; readonly dispatchers: Dispatchers };

/** A file that comes more slowly than this is asked for in another way. */
const trickleBytesPerSecond = 1000;
/** As many jobs as ever run at once, and some. */
const targetsMax = 8;

export class SmallFiles {
  readonly #limit: SpeedLimit;
  /** Each remembers which folders it has just looked at. */
  readonly #targets = new Map<string, JobTarget>();

  /** Fetches under way, and until when each has to be done. */
  readonly #taking = new Set<{ readonly until: number; readonly abort: AbortController }>();

  constructor(limit: SpeedLimit) {
    this.#limit = limit;
  }

  /** Ends fetches that do little more than trickle. */
  tick(now: number): void {
    for (const { until, abort } of this.#taking) if (now > until) abort.abort();
  }

  /** Whether the file is there and right, and has its name now. Throws ProblemError (DISK). */
  async have(where: TargetOf, file: PlannedFile, signal: AbortSignal): Promise<boolean> {
    const target = this.#targetOf(where);
    await target.prepareFile(file);
    const found = await target.find(file);
    if (found === null) return false;
    const isRight = isRightFile({ ...file, path: found.path }, signal, () => undefined);
    if (!(await orDiskError(isRight, found.path, signal))) return false;
    await target.adopt(file, found);
    return true;
  }

  /** Verifies a file's bytes and puts it in its place; false, and nothing is written, when they are wrong. */
  async store(where: TargetOf, file: PlannedFile, bytes: Uint8Array, signal: AbortSignal): Promise<boolean> {
    const isRight = bytes.length === file.sizeBytes && startBlobHash(file).update(bytes).digest("hex") === file.blobId;
    if (!isRight) return false;
    const target = this.#targetOf(where);
    await target.prepareFile(file);
    await orDiskError(write(target.part(file), bytes), target.part(file));
    await target.place(file);
    await this.#limit.takeAndWait(bytes.length, signal);
    return true;
  }

  /** Fetches a file from the CDN and stores it. */
  async take(
    where: TargetOf,
    file: PlannedFile,
    { url: link, stallTimeoutMs }: FetchOptions,
    { wire, dispatchers }: Way,
    signal: AbortSignal,
  ): Promise<SmallOutcome> {
    const url = new URL(link);
    const timeouts = { headersTimeoutMs: stallTimeoutMs, bodyTimeoutMs: stallTimeoutMs };
    const headers = { "accept-encoding": "identity" };
    const end = new AbortController();
    const until = performance.now() + stallTimeoutMs + (file.sizeBytes / trickleBytesPerSecond) * 1000;
    const taking = { until, abort: end };
    this.#taking.add(taking);
    const onAbort = () => end.abort();
    signal.addEventListener("abort", onAbort);
    let taken: Taken;
    try {
      const request = { url, headers, bytesMax: file.sizeBytes, ...timeouts, signal: end.signal, isLent: true };
      taken = await takeFrom(wire, { ...request, onBytes: () => undefined });
    } catch (error) {
      signal.throwIfAborted();
      if (end.signal.aborted) return { type: "dropped", code: "TRICKLE" };
      return { type: "unreachable", problem: problemFromNetwork(error, url, dispatchers.proxyOf(url)) };
    } finally {
      signal.removeEventListener("abort", onAbort);
      this.#taking.delete(taking);
    }
    const { outcome } = judgeTaken(taken, { start: 0, sizeBytes: file.sizeBytes });
    if (outcome.type !== "complete") return outcome;
    return (await this.store(where, file, Buffer.concat(taken.chunks), signal)) ? outcome : { type: "wrong" };
  }

  #targetOf(where: TargetOf): JobTarget {
    const known = this.#targets.get(where.id) ?? targetOf(where, promptCalls);
    this.#targets.delete(where.id);
    this.#targets.set(where.id, known);
    const [oldest] = this.#targets.keys();
    if (this.#targets.size > targetsMax && oldest !== undefined) this.#targets.delete(oldest);
    return known;
  }
}

/** Turns what the disk refuses into what a person can act on: the job waits for the disk then. */
async function orDiskError<Value>(work: Promise<Value>, path: string, signal?: AbortSignal): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    signal?.throwIfAborted();
    throw diskError(error, path);
  }
}

/** What is there under this name is of no use: the content that is to be there came whole. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW } = fs.constants;
  const fd = fs.openSync(path, O_WRONLY | O_CREAT | O_TRUNC | (O_NOFOLLOW ?? 0), 0o666);
  try {
    for (let at = 0; at < bytes.length; ) at += fs.writeSync(fd, bytes, at, bytes.length - at, at);
    await syncFile(fd);
  } finally {
    fs.closeSync(fd);
  }
}
