/**
 * One request for one stretch of a file, straight from the socket into the file. It may be told to stop earlier than it
 * asked for, when another connection takes over its second half.
 */
import { performance } from "node:perf_hooks";
import type { Dispatcher } from "undici";
import { type BodyOutcome, failureCode, judgeHead } from "#core/downloads/transfer/judge-head.ts";
import type { ByteRange } from "#core/downloads/transfer/worker/byte-ranges.ts";
import type { PartFile } from "#core/downloads/transfer/worker/part-file.ts";
import type { SpeedLimit } from "#core/downloads/transfer/worker/speed-limit.ts";
import type { StretchWriter } from "#core/downloads/transfer/worker/stretch-writer.ts";
import type { Wire } from "#core/downloads/transfer/worker/wire.ts";
import { problemFromNetwork } from "#core/hub/problem-from-network.ts";
import { ProblemError } from "#core/problem-error.ts";

export type StreamOptions = {
  readonly wire: Pick<Wire, "dispatch">;
  readonly proxy: { readonly host: string; readonly port: string } | null;
  readonly url: URL;
  readonly stallTimeoutMs: number;
  readonly part: PartFile;
  readonly limit: SpeedLimit;
  onBytes(bytes: number): void;
  /** It ended; what it lacks is `start` to `end` of the stream then. */
  onEnd(stream: PartStream, outcome: StreamOutcome): void;
};

export type StreamOutcome =
  | BodyOutcome
  /** The ETag is not the one of the bytes so far. */
  | { readonly type: "changed" }
  /** The server sends the whole file whatever is asked. */
  | { readonly type: "ignored-range" }
  | { readonly type: "disk"; readonly error: unknown };

/** A stretch that begins in a file that is to come from its start, whatever is asked. */
export type Wanted = ByteRange & { readonly isWholeFile: boolean };

const trickleBytesPerSecond = 1000;

export class PartStream implements Dispatcher.DispatchHandler {
  readonly #options: StreamOptions;
  readonly #isWholeFile: boolean;
  #end: number;
  readonly #start: number;
  #writer: StretchWriter | null = null;
  /** Bytes of the answer that are in the file already. */
  #skip = 0;
  #controller: Dispatcher.DispatchController | null = null;
  #hasEnded = false;
  #hasHead = false;
  readonly startedAt = performance.now();
  receivedBytes = 0;
  /** When the last bytes came, or the request began. */
  heardAt = performance.now();
  /** It waits for the speed limit: its silence is ours. */
  isHeldBack = false;
  #watch = { since: performance.now(), bytes: 0 };
  readonly #resume = () => {
    this.isHeldBack = false;
    this.heardAt = performance.now();
    this.#watch = { since: this.heardAt, bytes: this.receivedBytes };
    this.#controller?.resume();
  };

  constructor({ start, end, isWholeFile }: Wanted, options: StreamOptions) {
    this.#start = start;
    this.#end = end;
    this.#isWholeFile = isWholeFile;
    this.#options = options;
  }

  /** The first byte that it still lacks. */
  get start(): number {
    return this.#writer?.position ?? this.#start;
  }

  /** Bytes that the file lacked before. */
  get broughtBytes(): number {
    return this.start - this.#start;
  }

  get end(): number {
    return this.#end;
  }

  get isDelivering(): boolean {
    return this.receivedBytes > 0;
  }

  /** Whether it brought next to nothing for as long as a silence may be: then another connection can only be better. */
  isTrickling(now: number): boolean {
    const { stallTimeoutMs, limit } = this.#options;
    const { since, bytes } = this.#watch;
    if (now - since < stallTimeoutMs) return false;
    this.#watch = { since: now, bytes: this.receivedBytes };
    const floor = (trickleBytesPerSecond * (now - since)) / 1000;
    return this.isDelivering && !limit.isSet && this.receivedBytes - bytes < floor;
  }

  begin(): void {
    const { wire, url, part, stallTimeoutMs } = this.#options;
    const isRange = !this.#isWholeFile && (this.#start > 0 || this.#end < part.sizeBytes);
    const request = {
      origin: url.origin,
      path: url.pathname + url.search,
      method: "GET",
      headersTimeout: stallTimeoutMs,
      bodyTimeout: stallTimeoutMs,
      headers: {
        // Compressed answers have no ranges of the file.
        "accept-encoding": "identity",
        ...(isRange ? { range: `bytes=${this.#start}-${this.#end - 1}` } : {}),
        ...(isRange && part.etag !== null ? { "if-range": part.etag } : {}),
      },
    } as const;
    try {
      wire.dispatch(request, this);
    } catch (error) {
      // Nothing could be asked: the proxy's own address is no address.
      const problem =
        error instanceof ProblemError ? error.problem : problemFromNetwork(error, url, this.#options.proxy);
      this.#finish({ type: "unreachable", problem });
    }
  }

  /** Leaves what comes after `end` to someone else. */
  shorten(end: number): void {
    this.#end = end;
  }

  /** Ends it from outside; what arrived is kept. */
  stop(outcome: StreamOutcome = { type: "dropped", code: "STOPPED" }): void {
    this.#finish(outcome);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#hasEnded) controller.abort(new Error("No longer wanted"));
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Record<string, unknown>): void {
    // An interim answer has another one behind it.
    if (this.#hasEnded || status < 200) return;
    this.#hasHead = true;
    const { part } = this.#options;
    const single = (name: string) => {
      const value = headers[name];
      const first: unknown = Array.isArray(value) ? value[0] : value;
      return typeof first === "string" ? first : null;
    };
    const head = {
      status,
      location: single("location"),
      contentLength: single("content-length"),
      contentRange: single("content-range"),
      contentEncoding: single("content-encoding"),
    };
    const askedStart = this.#isWholeFile ? 0 : this.#start;
    const verdict = judgeHead(head, { start: askedStart, sizeBytes: part.sizeBytes });
    if (verdict.type !== "as-asked" && verdict.type !== "whole") {
      this.#finish(verdict);
      return;
    }
    try {
      if (!part.takeEtag(single("etag"))) {
        this.#finish({ type: "changed" });
        return;
      }
    } catch (error) {
      this.#finish({ type: "disk", error });
      return;
    }
    // A server may ignore Range; appending its whole file to our part would corrupt it (huggingface_hub #3778).
    if (verdict.type === "whole") {
      this.#finish({ type: "ignored-range" });
      return;
    }
    if (this.#isWholeFile) this.#skip = this.#start;
    this.#writer = part.writeFrom(this.#start);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#hasEnded || this.#writer === null) return;
    const { part, limit, onBytes } = this.#options;
    this.heardAt = performance.now();
    this.receivedBytes += chunk.length;
    onBytes(chunk.length);
    let bytes = chunk;
    if (this.#skip > 0) {
      const skipped = Math.min(this.#skip, bytes.length);
      this.#skip -= skipped;
      bytes = bytes.subarray(skipped);
    }
    const room = this.#end - this.#writer.position;
    const isTooMuch = bytes.length > room;
    if (isTooMuch && this.#end === part.sizeBytes) {
      this.#finish({ type: "mismatch", why: "more bytes than planned" });
      return;
    }
    try {
      if (bytes.length > 0) this.#writer.push(isTooMuch ? bytes.subarray(0, room) : bytes);
    } catch (error) {
      this.#finish({ type: "disk", error });
      return;
    }
    if (isTooMuch) {
      this.#finish({ type: "complete" });
      return;
    }
    if (!limit.take(chunk.length, this.#resume)) return;
    this.isHeldBack = true;
    controller.pause();
  }

  onResponseEnd(): void {
    if (this.#writer === null || this.#writer.position >= this.#end) this.#finish({ type: "complete" }, true);
    else if (this.#end === this.#options.part.sizeBytes)
      this.#finish({ type: "mismatch", why: "fewer bytes than planned" }, true);
    else this.#finish({ type: "dropped", code: "SHORT" }, true);
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    const { url, proxy } = this.#options;
    if (this.#hasHead) this.#finish({ type: "dropped", code: failureCode(error) });
    else this.#finish({ type: "unreachable", problem: problemFromNetwork(error, url, proxy) });
  }

  /** `isOver` when the server has said all, and the connection can serve another request. */
  #finish(outcome: StreamOutcome, isOver = false): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#options.limit.forget(this.#resume);
    let last = outcome;
    try {
      this.#writer?.end();
    } catch (error) {
      last = { type: "disk", error };
    }
    if (!isOver) this.#controller?.abort(new Error("No longer wanted"));
    this.#options.onEnd(this, last);
  }
}
