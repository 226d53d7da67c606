/**
 * The rest of one file, over one connection or several: hands out its stretches in order, takes back what a connection did
 * not bring, and splits the last ones. How many connections there are is not its decision.
 */
import type { BodyOutcome } from "#core/downloads/transfer/judge-head.ts";
import type { ByteRange, ByteRanges } from "#core/downloads/transfer/worker/byte-ranges.ts";
import { PartStream, type StreamOptions, type StreamOutcome } from "#core/downloads/transfer/worker/part-stream.ts";

export type FetchEvent = "changed" | "ignored-range" | "stalled" | "slow";

export type FileFetchOptions = Omit<StreamOptions, "onEnd"> & {
  /** Ends the fetch: every byte is there, or something has to be decided. */
  onDone(outcome: BodyOutcome): void;
  onDiskError(error: unknown): void;
  onEvent(event: FetchEvent): void;
  /** A connection ended, and there may be work for another. */
  onFree(): void;
  /** A server that refused one connection of several. */
  onTooMany(active: number): void;
};

const stretchBytesMax = 32 << 20;
const stretchBytesMin = 4 << 20;
/** A rest that is smaller, or that its connection brings within this time (in milliseconds), is not worth another one. */
const splitBytesMin = 2 << 20;
const splitMsMin = 300;
/** A smaller file is there before a second connection is. */
const sharedBytesMin = 4 * stretchBytesMin;
/** A connection that brought this much was worth it. */
const worthwhileBytes = 65_536;
/** So many connections in a row that brought nothing end the fetch; who asked for it waits and decides. */
const emptyMax = 3;
/** A server that has another file each time is not asked for ever. */
const changesMax = 3;
/** How long a connection is watched before it is called slow, in milliseconds, and the part of the mean that is slow. */
const slowAfterMs = 5000;
const slowShare = 0.1;

export class FileFetch {
  readonly #options: FileFetchOptions;
  readonly #streams = new Set<PartStream>();
  /** What nobody fetches yet. */
  #open: ByteRanges;
  #ignoresRange = false;
  #empty = 0;
  #changes = 0;
  #hasEnded = false;

  constructor(options: FileFetchOptions) {
    this.#options = options;
    this.#open = options.part.missing();
  }

  get activeCount(): number {
    return this.#streams.size;
  }

  /** One connection that says nothing does not hold up the others. */
  get isSettled(): boolean {
    const silent = [...this.#streams].filter(({ isDelivering }) => !isDelivering).length;
    return silent <= this.#streams.size / 4;
  }

  /** Large enough for its speed to say something about connections. */
  get isLarge(): boolean {
    return this.#options.part.sizeBytes - this.#options.part.heldBytes > stretchBytesMin;
  }

  /** Opens one more connection if there is something for it to do; `wanted` is how many there will be. */
  openOne(wanted: number): boolean {
    if (this.#hasEnded) return false;
    const isShared = this.#options.part.sizeBytes > sharedBytesMin;
    if (!isShared && this.#streams.size > 0) return false;
    const range = this.#takeStretch(isShared ? wanted : 1);
    if (range === null) return false;
    const stream: PartStream = new PartStream(
      { ...range, isWholeFile: this.#ignoresRange },
      { ...this.#options, onEnd: (ended, outcome) => this.#onEnd(ended, outcome) },
    );
    this.#streams.add(stream);
    stream.begin();
    return true;
  }

  /** Ends everything; what arrived stays in the file. */
  stop(): void {
    this.#hasEnded = true;
    for (const stream of [...this.#streams]) stream.stop();
  }

  /** Gives up connections that are far slower than the others, that trickle, or that are silent while nothing else is left to do. */
  tick(now: number): void {
    const { stallTimeoutMs, onEvent } = this.#options;
    const rates = [...this.#streams].map((stream) => rateOf(stream, now));
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / Math.max(1, rates.length);
    const isAlone = this.#streams.size === 1 && this.#open.all.length === 0;
    for (const stream of [...this.#streams]) {
      if (stream.isHeldBack) continue;
      const isSlow = this.#streams.size > 1 && now - stream.startedAt > slowAfterMs;
      if (isAlone && stream.isDelivering && now - stream.heardAt > stallTimeoutMs / 3) {
        onEvent("stalled");
        stream.stop();
      } else if (stream.isTrickling(now) || (isSlow && rateOf(stream, now) < mean * slowShare)) {
        onEvent("slow");
        stream.stop();
      }
    }
  }

  #takeStretch(wanted: number): ByteRange | null {
    if (this.#ignoresRange) {
      if (this.#streams.size > 0) return null;
      return this.#open.takeFirst(Number.POSITIVE_INFINITY);
    }
    const share = Math.ceil(this.#open.totalBytes / (2 * Math.max(1, wanted)));
    const bytes = wanted <= 1 ? stretchBytesMax : Math.min(stretchBytesMax, Math.max(stretchBytesMin, share));
    return this.#open.takeFirst(bytes) ?? this.#splitLongest();
  }

  /** Takes over the second half of what the slowest connection still has to do. */
  #splitLongest(): ByteRange | null {
    const now = performance.now();
    const msLeft = (stream: PartStream) => (stream.end - stream.start) / rateOf(stream, now);
    const [longest] = [...this.#streams]
      .filter((stream) => stream.isDelivering && stream.end - stream.start >= splitBytesMin)
      .sort((one, other) => msLeft(other) - msLeft(one));
    if (longest === undefined || msLeft(longest) < splitMsMin) return null;
    const { end } = longest;
    const middle = Math.ceil((longest.start + end) / 2);
    longest.shorten(middle);
    return { start: middle, end };
  }

  #onEnd(stream: PartStream, outcome: StreamOutcome): void {
    this.#streams.delete(stream);
    if (this.#hasEnded) return;
    this.#open.add({ start: stream.start, end: stream.end });
    const isWorthwhile = stream.broughtBytes >= worthwhileBytes;
    if (isWorthwhile) this.#empty = 0;
    switch (outcome.type) {
      case "complete":
        if (this.#open.all.length === 0 && this.#streams.size === 0) this.#end(outcome);
        break;
      case "disk":
        this.stop();
        this.#options.onDiskError(outcome.error);
        return;
      case "changed":
      case "ignored-range":
        this.#startOver(outcome.type);
        break;
      case "dropped":
      case "unreachable":
        // Every byte is there, and only the server's last word was missing: nobody would ask again.
        if (this.#open.all.length === 0 && this.#streams.size === 0) {
          this.#end({ type: "complete" });
          return;
        }
        if (outcome.type === "dropped" && outcome.code === "UND_ERR_BODY_TIMEOUT") this.#options.onEvent("stalled");
        if (!isWorthwhile) this.#empty += 1;
        // While others deliver it is tried again, unless the server keeps to that.
        if (!isWorthwhile && (this.#streams.size === 0 || this.#empty >= emptyMax)) {
          this.#end(outcome);
          return;
        }
        break;
      case "refused":
        // A server that is busy, while it serves others of ours, wants fewer connections.
        if (this.#streams.size > 0 && (outcome.status >= 500 || outcome.status === 429)) {
          this.#options.onTooMany(this.#streams.size + 1);
          break;
        }
        this.#end(outcome);
        return;
      default:
        this.#end(outcome);
        return;
    }
    // Only after this turn does the connection count as free, and takes the next stretch without another one being opened.
    queueMicrotask(() => {
      if (!this.#hasEnded) this.#options.onFree();
    });
  }

  /** The bytes so far are of no use, or only those from the start on. */
  #startOver(why: "changed" | "ignored-range"): void {
    for (const other of [...this.#streams]) {
      this.#streams.delete(other);
      this.#silently(() => other.stop());
    }
    const { part } = this.#options;
    try {
      if (why === "changed") part.restart();
      else part.keepWholeOnly();
    } catch (error) {
      this.stop();
      this.#options.onDiskError(error);
      return;
    }
    this.#changes += 1;
    if (this.#changes > changesMax) {
      this.#end({ type: "mismatch", why: "another file each time" });
      return;
    }
    if (why === "ignored-range") this.#ignoresRange = true;
    this.#open = part.missing();
    this.#options.onEvent(why);
  }

  #silently(work: () => void): void {
    const before = this.#hasEnded;
    this.#hasEnded = true;
    work();
    this.#hasEnded = before;
  }

  #end(outcome: BodyOutcome): void {
    if (this.#hasEnded) return;
    this.stop();
    this.#options.onDone(outcome);
  }
}

function rateOf(stream: PartStream, now: number): number {
  return stream.receivedBytes / Math.max(1, now - stream.startedAt);
}
