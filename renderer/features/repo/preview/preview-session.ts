/**
 * One file being looked at: starts the worker that reads it, fetches the bytes that the worker asks for, and ends a worker that takes
 * too long. Such a file is tried once more without colours; then it is said that it cannot be shown.
 */
import { api } from "#renderer/api/client.ts";
import { readBytes } from "#renderer/api/read-bytes.ts";
import type {
  Answers,
  FromWorker,
  Preview,
  Questions,
  ToWorker,
} from "#renderer/features/repo/preview/preview-model.ts";
import workerUrl from "#renderer/features/repo/preview/worker/preview-worker.ts?worker&url";
import { startWorker } from "#renderer/ui/start-worker.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import type { RepoRef } from "#shared/model/repo-id.ts";

export type WhichFile = {
  readonly repo: RepoRef;
  readonly commit: string;
  readonly path: string;
  readonly sizeBytes: number;
};

export type PreviewState = {
  readonly step:
    | { readonly type: "opening" }
    | { readonly type: "open"; readonly preview: Preview }
    /** The bytes did not come. */
    | { readonly type: "unread"; readonly error: unknown }
    /** They came, and could not be read. */
    | { readonly type: "failed"; readonly why: string };
  readonly fetchedBytes: number;
  /** Where the bytes came from; null before any has come. */
  readonly from: "hub" | "disk" | null;
  /** The size that the server tells, where it is not the one in the list. */
  readonly otherSize: number | null;
};

type Waiting = { resolve(answer: Answers[keyof Answers]): void; reject(error: Error): void };

/** How long the worker may work without asking for bytes or answering. */
const workMsMax = 8000;

export class PreviewSession {
  readonly #file: WhichFile;
  readonly #life = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #asks = new Map<number, Waiting>();
  #state: PreviewState = { step: { type: "opening" }, fetchedBytes: 0, from: null, otherSize: null };
  #worker: Worker | null = null;
  #isPlain = false;
  #askCount = 0;
  #readsOpen = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(file: WhichFile) {
    this.#file = file;
    this.#start();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): PreviewState => this.#state;

  /** Throws an Error with a sentence where the file cannot answer it. */
  ask<Name extends keyof Questions>(name: Name, question: Questions[Name]): Promise<Answers[Name]> {
    const askId = this.#askCount;
    this.#askCount += 1;
    const coming = new Promise<Answers[keyof Answers]>((resolve, reject) => this.#asks.set(askId, { resolve, reject }));
    this.#send({ type: "ask", askId, name, question });
    // The worker answers each question in the shape that belongs to its name.
    return coming as Promise<Answers[Name]>;
  }

  close(): void {
    this.#life.abort();
    this.#end();
    this.#listeners.clear();
  }

  #start(): void {
    this.#worker = startWorker(workerUrl);
    this.#worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => this.#receive(data));
    this.#worker.addEventListener("error", () => this.#giveUp("The part of the app that reads files has failed."));
    const { path, sizeBytes } = this.#file;
    this.#send({ type: "open", path, sizeBytes, isPlain: this.#isPlain });
  }

  #send(message: ToWorker): void {
    this.#worker?.postMessage(
      message,
      message.type === "bytes" && message.bytes !== null ? [message.bytes.buffer] : [],
    );
    this.#watch();
  }

  /** The clock runs while the worker has something to do and does not wait for bytes. */
  #watch(): void {
    clearTimeout(this.#timer);
    const isBusy = this.#state.step.type === "opening" || this.#asks.size > 0;
    if (!isBusy || this.#readsOpen > 0 || this.#worker === null) return;
    this.#timer = setTimeout(() => this.#onStuck(), workMsMax);
  }

  #onStuck(): void {
    this.#end();
    if (this.#isPlain || this.#life.signal.aborted) {
      this.#become({ step: { type: "failed", why: "Reading it takes too long, so it was given up." } });
      return;
    }
    this.#isPlain = true;
    this.#become({ step: { type: "opening" } });
    this.#start();
  }

  #receive(message: FromWorker): void {
    switch (message.type) {
      case "read":
        void this.#read(message.readId, message.start, message.end);
        break;
      case "opened":
        this.#become({ step: { type: "open", preview: message.preview } });
        break;
      case "answer":
        this.#asks.get(message.askId)?.resolve(message.answer);
        this.#asks.delete(message.askId);
        break;
      case "failed":
        this.#fail(message);
        break;
      default:
        assertNever(message);
    }
    this.#watch();
  }

  #fail({ askId, why, isUnread }: Extract<FromWorker, { readonly type: "failed" }>): void {
    if (askId === null) {
      // Where bytes did not come, the reason is on screen already.
      if (!isUnread) this.#become({ step: { type: "failed", why } });
      return;
    }
    this.#asks.get(askId)?.reject(new Error(why));
    this.#asks.delete(askId);
  }

  async #read(readId: number, start: number, end: number): Promise<void> {
    const { repo, commit, path, sizeBytes } = this.#file;
    const { signal } = this.#life;
    this.#readsOpen += 1;
    let bytes: Uint8Array<ArrayBuffer> | null = null;
    try {
      const opened = await api.files.read({ repo, commit, path, start, end }, { signal });
      const blob = await readBytes(opened.streamId, "", signal);
      bytes = new Uint8Array(await blob.arrayBuffer());
      const { totalBytes } = opened;
      this.#become({
        fetchedBytes: this.#state.fetchedBytes + bytes.length,
        from: opened.from,
        otherSize: totalBytes !== null && totalBytes !== sizeBytes ? totalBytes : null,
      });
    } catch (error) {
      if (signal.aborted) return;
      if (this.#state.step.type === "opening") this.#become({ step: { type: "unread", error } });
    } finally {
      this.#readsOpen -= 1;
    }
    this.#send({ type: "bytes", readId, bytes });
  }

  #giveUp(why: string): void {
    this.#end();
    this.#become({ step: { type: "failed", why } });
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
    this.#readsOpen = 0;
    for (const { reject } of this.#asks.values()) reject(new Error("The file is no longer open."));
    this.#asks.clear();
  }

  #become(change: Partial<PreviewState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
