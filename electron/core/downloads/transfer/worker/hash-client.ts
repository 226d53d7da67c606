/** The first thread's side of the hash thread: starts it when it is first needed. */
import { Worker } from "node:worker_threads";
import type { FileToHash } from "#core/downloads/transfer/blob-hash.ts";
import { smallHeap } from "#core/downloads/transfer/transfer-protocol.ts";
import type { FromHashThread, ToHashThread } from "#core/downloads/transfer/worker/hash-thread.ts";

/** A file whose hash follows its bytes. */
export type FollowedHash = {
  /** Bytes that went through the hash. */
  readonly hashedBytes: number;
  /** The file is whole up to here. */
  mark(upTo: number): void;
  restart(): void;
  /** The hash of the whole file as hex, once all of it was marked. Throws what reading the file throws, or the signal's reason. */
  digest(signal: AbortSignal): Promise<string>;
  /** Resolves when the descriptor may be closed. */
  close(): Promise<void>;
};

type Following = {
  turn: number;
  bytes: number;
  digest: string | null;
  failure: Error | null;
  wake(): void;
  closed(): void;
};

export class HashClient {
  readonly #script: URL;
  readonly #following = new Map<number, Following>();
  #worker: Worker | null = null;
  #lastId = 0;

  /** `script` is the file that runs both threads. */
  constructor(script: URL) {
    this.#script = script;
  }

  follow(fd: number, file: FileToHash): FollowedHash {
    this.#lastId += 1;
    const id = this.#lastId;
    const state: Following = {
      turn: 0,
      bytes: 0,
      digest: null,
      failure: null,
      wake: () => undefined,
      closed: () => undefined,
    };
    this.#following.set(id, state);
    this.#send({ type: "open", id, fd, file });
    let marked = 0;
    return {
      get hashedBytes() {
        return state.bytes;
      },
      mark: (upTo) => {
        if (upTo <= marked) return;
        marked = upTo;
        this.#send({ type: "mark", id, upTo });
      },
      restart: () => {
        marked = 0;
        state.turn += 1;
        state.bytes = 0;
        state.digest = null;
        state.failure = null;
        this.#send({ type: "restart", id, turn: state.turn });
      },
      digest: async (signal) => {
        signal.addEventListener("abort", () => state.wake(), { once: true });
        while (state.digest === null) {
          signal.throwIfAborted();
          if (state.failure !== null) throw state.failure;
          await new Promise<void>((resolve) => {
            state.wake = resolve;
          });
        }
        return state.digest;
      },
      close: () =>
        new Promise((resolve) => {
          state.closed = resolve;
          this.#send({ type: "close", id });
        }),
    };
  }

  #send(message: ToHashThread): void {
    if (this.#worker === null) {
      this.#worker = new Worker(this.#script, { name: "hash", env: {}, workerData: "hash", resourceLimits: smallHeap });
      this.#worker.on("message", (answer: FromHashThread) => this.#receive(answer));
    }
    this.#worker.postMessage(message);
  }

  #receive(answer: FromHashThread): void {
    const state = this.#following.get(answer.id);
    if (state === undefined) return;
    if (answer.type === "closed") {
      this.#following.delete(answer.id);
      state.closed();
    } else if (answer.turn !== state.turn) {
      // Of earlier content.
    } else if (answer.type === "failed") {
      state.failure = Object.assign(new Error("The file could not be read again"), { code: answer.code });
    } else {
      state.bytes = answer.bytes;
      state.digest = answer.digest;
    }
    state.wake();
  }
}
