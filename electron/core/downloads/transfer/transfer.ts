/**
 * The core's side of the transfer worker: starts the thread when it is first needed, and turns calls into messages.
 * Hands it no token, and no path that did not pass safe-path.ts.
 */
import { Worker } from "node:worker_threads";
import type { FileToHash } from "#core/downloads/transfer/blob-hash.ts";
import type { BodyOutcome, BodySink } from "#core/downloads/transfer/receive-body.ts";
import type {
  FetchOptions,
  FromWorker,
  ToWorker,
  WorkerCall,
  WorkerResults,
} from "#core/downloads/transfer/transfer-protocol.ts";

/** Hears how long a part file is, at most ten times a second. */
type OnBytes = (bytes: number) => void;

/** An open part file in the worker. Close it, whatever happens. */
export type Part = BodySink & {
  /** Fetches the rest of the file from the CDN into it. */
  fetch(options: FetchOptions, signal: AbortSignal, onBytes: OnBytes): Promise<BodyOutcome>;
  /** Whether the file is complete and right; if so it is safe on the disk, if not it was emptied. */
  verify(): Promise<boolean>;
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

type Pending = {
  resolve(result: unknown): void;
  reject(error: unknown): void;
  readonly onBytes: OnBytes | undefined;
};

export class Transfer {
  readonly #script: URL;
  #worker: Worker | null = null;
  #isClosed = false;
  #lastNumber = 0;
  readonly #pending = new Map<number, Pending>();

  /** `script` is the file URL of the built worker. */
  constructor(script: URL) {
    this.#script = script;
  }

  /** Opens a part file; what an earlier run left in it is read and hashed again first. */
  async openPart(file: FileToHash, signal: AbortSignal): Promise<Part> {
    const part = this.#nextNumber();
    let { offset } = await this.#call({ type: "open", part, ...file }, { signal });
    const keep = (result: { readonly offset: number }) => {
      offset = result.offset;
    };
    return {
      get offset() {
        return offset;
      },
      sizeBytes: file.sizeBytes,
      fetch: async (options, fetchSignal, onFetched) => {
        const result = await this.#call(
          { type: "fetch", part, ...options },
          { signal: fetchSignal, onBytes: onFetched },
        );
        keep(result);
        return result.outcome;
      },
      write: async (bytes) => keep(await this.#call({ type: "write", part, bytes: bytes.slice() })),
      restart: async () => keep(await this.#call({ type: "restart", part })),
      verify: async () => (await this.#call({ type: "verify", part })).isRight,
      close: async () => {
        // A thread that ended took its files along.
        await this.#call({ type: "close", part }).catch(() => undefined);
      },
    };
  }

  /** Whether a file in the cache is what its blob id says. */
  async check(file: FileToHash, signal: AbortSignal): Promise<boolean> {
    return (await this.#call({ type: "check", ...file }, { signal })).isRight;
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
    options: { readonly signal?: AbortSignal; readonly onBytes?: OnBytes } = {},
  ): Promise<WorkerResults[Call["type"]]> {
    const { signal, onBytes } = options;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const call = this.#nextNumber();
      const worker = this.#started();
      const send = (message: ToWorker, transfer: ArrayBuffer[] = []) => worker.postMessage(message, transfer);
      const onAbort = () => send({ type: "abort", call });
      const end = () => {
        signal?.removeEventListener("abort", onAbort);
        this.#pending.delete(call);
      };
      this.#pending.set(call, {
        onBytes,
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
      send(
        { type: "call", call, what },
        what.type === "write" && what.bytes.buffer instanceof ArrayBuffer ? [what.bytes.buffer] : [],
      );
    });
  }

  #started(): Worker {
    if (this.#isClosed) throw new TransferError("unknown", "The transfer worker was closed", false);
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(this.#script, { name: "transfer", env: {} });
    // A running download alone does not keep the app alive; its door does.
    worker.unref();
    worker.on("message", (message: FromWorker) => this.#receive(message));
    worker.on("error", (error) => this.#fail(error));
    worker.on("exit", () => {
      if (this.#worker === worker) this.#worker = null;
      this.#fail(new TransferError("unknown", "The transfer worker ended", false));
    });
    this.#worker = worker;
    return worker;
  }

  #receive(message: FromWorker): void {
    const pending = this.#pending.get(message.call);
    if (message.type === "progress") pending?.onBytes?.(message.bytes);
    else if (message.type === "result") pending?.resolve(message.result);
    else pending?.reject(new TransferError(message.code, message.message, true));
  }

  #fail(error: unknown): void {
    for (const pending of [...this.#pending.values()]) pending.reject(error);
  }
}
