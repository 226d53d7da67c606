/**
 * One GET whose whole body is wanted in memory: straight from the dispatcher, at a fraction of what a Response costs. For
 * the many small files of a download. Follows no redirect; decides nothing about tokens.
 */
import type { Dispatcher } from "undici";

export type TakeRequest = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** More is not read. */
  readonly bytesMax: number;
  readonly headersTimeoutMs: number;
  readonly bodyTimeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** Whether a chunk is valid only during the call that brings it, and so has to be copied. */
  readonly isLent: boolean;
  /** Bytes of the body so far, where the answer is not a redirect or a refusal. */
  onBytes(bytes: number): void;
};

export type Taken = {
  readonly status: number;
  readonly headers: Pick<Headers, "get">;
  readonly chunks: readonly Uint8Array[];
  /** Why the body is not whole; null when it is. */
  readonly broken: { readonly type: "dropped"; readonly error: Error } | { readonly type: "too-long" } | null;
};

/** An undici Dispatcher, or what can do as much of it. */
type Way = {
  dispatch(
    request: {
      readonly origin: string;
      readonly path: string;
      readonly method: "GET";
      readonly headers: Readonly<Record<string, string>>;
      readonly headersTimeout: number;
      readonly bodyTimeout: number;
    },
    handler: Dispatcher.DispatchHandler,
  ): unknown;
};

/** Throws what undici throws when no answer comes, and the signal's reason. */
export function takeFrom(way: Way, request: TakeRequest): Promise<Taken> {
  const { url, headers, headersTimeoutMs, bodyTimeoutMs, signal } = request;
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(signal.reason);
      return;
    }
    const taking = new Taking(request, resolve, reject);
    way.dispatch(
      {
        origin: url.origin,
        path: url.pathname + url.search,
        method: "GET",
        headers,
        headersTimeout: headersTimeoutMs,
        bodyTimeout: bodyTimeoutMs,
      },
      taking,
    );
  });
}

class Taking implements Dispatcher.DispatchHandler {
  readonly #request: TakeRequest;
  readonly #resolve: (taken: Taken) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #onAbort = () => this.#giveUp(this.#request.signal?.reason);
  #controller: Dispatcher.DispatchController | null = null;
  #head: Pick<Taken, "status" | "headers"> | null = null;
  readonly #chunks: Uint8Array[] = [];
  #bytes = 0;
  #hasEnded = false;

  constructor(request: TakeRequest, resolve: (taken: Taken) => void, reject: (reason: unknown) => void) {
    this.#request = request;
    this.#resolve = resolve;
    this.#reject = reject;
    request.signal?.addEventListener("abort", this.#onAbort, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#hasEnded) controller.abort(new Error("No longer wanted"));
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Record<string, unknown>): void {
    // An interim answer has another one behind it.
    if (status >= 200) this.#head = { status, headers: readable(headers) };
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#hasEnded) return;
    this.#chunks.push(this.#request.isLent ? Buffer.from(chunk) : chunk);
    this.#bytes += chunk.length;
    if (this.#bytes > this.#request.bytesMax) this.#finish({ type: "too-long" });
    else if (this.#head !== null && this.#head.status < 300) this.#request.onBytes(this.#bytes);
  }

  onResponseEnd(): void {
    this.#finish(null);
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (this.#head === null) this.#giveUp(error);
    else this.#finish({ type: "dropped", error });
  }

  #finish(broken: Taken["broken"]): void {
    if (this.#head === null) this.#giveUp(new Error("There was no head"));
    else if (this.#end(broken?.type === "too-long")) this.#resolve({ ...this.#head, chunks: this.#chunks, broken });
  }

  #giveUp(reason: unknown): void {
    if (this.#end(true)) this.#reject(reason);
  }

  /** False when it had ended before. */
  #end(isAborted: boolean): boolean {
    if (this.#hasEnded) return false;
    this.#hasEnded = true;
    this.#request.signal?.removeEventListener("abort", this.#onAbort);
    if (isAborted) this.#controller?.abort(new Error("No longer wanted"));
    return true;
  }
}

function readable(headers: Record<string, unknown>): Pick<Headers, "get"> {
  return {
    get: (name) => {
      const value = headers[name.toLowerCase()];
      if (Array.isArray(value)) return value.join(", ");
      return typeof value === "string" ? value : null;
    },
  };
}
