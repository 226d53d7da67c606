/**
 * The core's side of the transfer worker: starts the thread when it is first needed, and turns calls into messages.
 * Hands it no token, and no path that did not pass safe-path.ts.
 */
import { Worker } from "node:worker_threads";
import type { FileToHash } from "#core/downloads/transfer/blob-hash.ts";
import type { BodyOutcome } from "#core/downloads/transfer/judge-head.ts";
import {
  type FetchOptions,
  type FromWorker,
  type FromWorkerBatch,
  type Held,
  type PartToOpen,
  type SmallFile,
  type SmallOutcome,
  smallHeap,
  type ToWorker,
  type ToWorkerBatch,
  type TransferEvent,
  type WorkerCall,
  type WorkerResults,
} from "#core/downloads/transfer/transfer-protocol.ts";
import { ProblemError } from "#core/problem-error.ts";

/** Hears how long a part file is, or how much of it was hashed, at most ten times a second. */
type OnBytes = (bytes: number) => void;

export type FetchTools = {
  readonly signal: AbortSignal;
  onBytes(bytes: number): void;
  onEvent(event: TransferEvent): void;
};

type Stretch = { readonly start: number; readonly end: number };

/** An open part file in the worker. Close it, whatever happens. */
export type Part = {
  readonly sizeBytes: number;
  /** Bytes that are there in all. */
  readonly heldBytes: number;
  /** How far it is whole from its start on; `write` goes on from here. */
  readonly offset: number;
  write(bytes: Uint8Array, signal: AbortSignal): Promise<void>;
  /** Forgets every byte so far. */
  restart(): Promise<void>;
  /** Fetches what is missing from the CDN into it. */
  fetch(options: FetchOptions, tools: FetchTools): Promise<BodyOutcome>;
  /** Whether the file is complete and right; if so it is safe on the disk. */
  verify(onHashed: OnBytes, signal: AbortSignal): Promise<boolean>;
  /** Forgets what the disk does not hold as it was written, and answers how many bytes that were. */
  dropDamaged(signal: AbortSignal): Promise<number>;
  /** Forgets a stretch, but remembers its checksums. */
  dropToCompare(stretch: Stretch, signal: AbortSignal): Promise<void>;
  /** How many bytes of a stretch that came again are others than before; with `isDropped` exactly those are forgotten. */
  compare(stretch: Stretch, isDropped: boolean, signal: AbortSignal): Promise<number>;
  close(): Promise<void>;
};

/** What the worker could not do; `code` is the system's, such as ENOSPC. */
export class TransferError extends Error {
  readonly code: string;
  /** False when the thread itself failed. */
  readonly isDisk: boolean;
  constructor(code: string, message: string, isDisk: boolean) {
    super(message);
    this.name = "TransferError";
    this.code = code;
    this.isDisk = isDisk;
  }
}

function errorOf({ code, message, problem }: Extract<FromWorker, { type: "failure" }>): Error {
  const error = new TransferError(code, message, true);
  return problem === null ? error : new ProblemError(problem, { cause: error });
}

/** What goes to the worker as it is, without a copy: nobody here reads it any more. */
function bytesIn(message: ToWorker): ArrayBuffer[] {
  return message.type === "call" && "bytes" in message.what ? [message.what.bytes.buffer] : [];
}

type Pending = {
  resolve(result: unknown): void;
  reject(error: unknown): void;
  readonly onBytes: OnBytes | undefined;
  readonly onEvent: FetchTools["onEvent"] | undefined;
};

type CallTools = {
  readonly signal?: AbortSignal;
  readonly onBytes?: OnBytes;
  readonly onEvent?: FetchTools["onEvent"];
};

export class Transfer {
  readonly #script: URL;
  #worker: Worker | null = null;
  #isClosed = false;
  #lastNumber = 0;
  #bytesPerSecond: number | null = null;
  readonly #pending = new Map<number, Pending>();
  /** What the worker is told at the end of this turn. */
  #outbox: { readonly worker: Worker; readonly batch: ToWorker[] } | null = null;

  /** `script` is the file URL of the built worker. */
  constructor(script: URL) {
    this.#script = script;
  }

  /** Starts the thread before there is work for it: its start takes as long as a few answers of the Hub. */
  warm(): void {
    if (!this.#isClosed) this.#started();
  }

  /** Opens a part file; what an earlier run left in it is read again first. */
  async openPart(file: PartToOpen, signal: AbortSignal): Promise<Part> {
    const part = this.#nextNumber();
    let held: Held = await this.#call({ type: "open", part, ...file }, { signal });
    const keep = <Result extends Held>(result: Result): Result => {
      held = result;
      return result;
    };
    return {
      sizeBytes: file.sizeBytes,
      get heldBytes() {
        return held.heldBytes;
      },
      get offset() {
        return held.wholeBytes;
      },
      write: async (bytes, stop) => {
        const what = { type: "write", part, offset: held.wholeBytes, bytes: Uint8Array.from(bytes) } as const;
        keep(await this.#call(what, { signal: stop }));
      },
      restart: async () => {
        keep(await this.#call({ type: "restart", part }));
      },
      fetch: async (options, tools) => keep(await this.#call({ type: "fetch", part, ...options }, tools)).outcome,
      verify: async (onBytes, stop) => (await this.#call({ type: "verify", part }, { onBytes, signal: stop })).isRight,
      dropDamaged: async (stop) => keep(await this.#call({ type: "drop-damaged", part }, { signal: stop })).bytes,
      dropToCompare: async (stretch, stop) => {
        keep(await this.#call({ type: "drop-to-compare", part, ...stretch }, { signal: stop }));
      },
      compare: async (stretch, isDropped, stop) =>
        keep(await this.#call({ type: "compare", part, isDropped, ...stretch }, { signal: stop })).bytes,
      close: async () => {
        // A thread that ended took its files along.
        await this.#call({ type: "close", part }).catch(() => undefined);
      },
    };
  }

  /** Whether a small file is there, and right; then it has its name. Throws ProblemError (DISK). */
  async have(small: SmallFile, signal: AbortSignal): Promise<boolean> {
    return (await this.#call({ type: "have", ...small }, { signal })).isPlaced;
  }

  /**
   * Writes a small file in one go and puts it in its place; false, and nothing is written, when it is not what its blob id
   * says. The bytes are given away. Throws ProblemError (DISK, DISK_FULL).
   */
  async store(small: SmallFile, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<boolean> {
    return (await this.#call({ type: "store", bytes, ...small }, { signal })).isRight;
  }

  /** Fetches a small file from the CDN and puts it in its place, if it is right. Throws ProblemError (DISK, DISK_FULL). */
  async take(small: SmallFile, options: FetchOptions, signal: AbortSignal): Promise<SmallOutcome> {
    return (await this.#call({ type: "take", ...small, ...options }, { signal })).outcome;
  }

  /** One limit for all bytes that arrive, in bytes per second, from now on; null for none. */
  async setSpeedLimit(bytesPerSecond: number | null): Promise<void> {
    this.#bytesPerSecond = bytesPerSecond;
    if (this.#worker !== null) await this.#call({ type: "limit", bytesPerSecond });
  }

  /** Whether a file in the cache is what its blob id says. */
  async check(file: FileToHash, tools: Pick<FetchTools, "signal" | "onBytes">): Promise<boolean> {
    return (await this.#call({ type: "check", ...file }, tools)).isRight;
  }

  /** Ends the thread; calls under way fail. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
  }

  #nextNumber(): number {
    this.#lastNumber += 1;
    return this.#lastNumber;
  }

  #call<Call extends WorkerCall>(
    what: Call,
    { signal, onBytes, onEvent }: CallTools = {},
  ): Promise<WorkerResults[Call["type"]]> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const call = this.#nextNumber();
      const worker = this.#started();
      const onAbort = () => this.#send(worker, { type: "abort", call });
      const end = () => {
        signal?.removeEventListener("abort", onAbort);
        this.#pending.delete(call);
      };
      this.#pending.set(call, {
        onBytes,
        onEvent,
        resolve: (result) => {
          end();
          // The worker answers a call with that call's result.
          resolve(result as WorkerResults[Call["type"]]);
        },
        reject: (error) => {
          end();
          reject(signal?.aborted ? signal.reason : error);
        },
      });
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#send(worker, { type: "call", call, what });
    });
  }

  #started(): Worker {
    if (this.#isClosed) throw new TransferError("unknown", "The transfer worker was closed", false);
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(this.#script, { name: "transfer", env: {}, resourceLimits: smallHeap });
    // A running download alone does not keep the app alive; its door does.
    worker.unref();
    worker.on("message", (batch: FromWorkerBatch) => {
      for (const message of batch) this.#receive(message);
    });
    worker.on("error", (error) => this.#fail(error));
    worker.on("exit", () => {
      if (this.#worker === worker) this.#worker = null;
      this.#fail(new TransferError("unknown", "The transfer worker ended", false));
    });
    this.#worker = worker;
    if (this.#bytesPerSecond !== null) {
      void this.#call({ type: "limit", bytesPerSecond: this.#bytesPerSecond }).catch(() => undefined);
    }
    return worker;
  }

  /** Messages of one turn go together: each costs this thread more than what is in it. */
  #send(worker: Worker, message: ToWorker): void {
    if (this.#outbox?.worker === worker) {
      this.#outbox.batch.push(message);
      return;
    }
    const outbox = { worker, batch: [message] };
    this.#outbox = outbox;
    setImmediate(() => {
      if (this.#outbox === outbox) this.#outbox = null;
      const batch: ToWorkerBatch = outbox.batch;
      worker.postMessage(batch, batch.flatMap(bytesIn));
    });
  }

  #receive(message: FromWorker): void {
    const pending = this.#pending.get(message.call);
    if (message.type === "progress") pending?.onBytes?.(message.bytes);
    else if (message.type === "event") pending?.onEvent?.(message.event);
    else if (message.type === "result") pending?.resolve(message.result);
    else pending?.reject(errorOf(message));
  }

  #fail(error: unknown): void {
    for (const pending of [...this.#pending.values()]) pending.reject(error);
  }
}
