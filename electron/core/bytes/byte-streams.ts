/**
 * Streams that the page pulls chunk by chunk, so that a slow reader holds back the source. What is not read closes by itself,
 * and only so many can be open.
 */
import { randomUUID } from "node:crypto";
import type { Clock } from "#core/clock.ts";
import type { BytesCapability } from "#core/core.ts";
import { ProblemError } from "#core/problem-error.ts";
import { chunkBytesMax } from "#shared/contract/bytes.ts";

const openMax = 64;
const idleMs = 60_000;

type OpenStream = {
  readonly source: AsyncIterator<Uint8Array, void, void>;
  /** Bytes that came with the last pull and did not fit into its chunk. */
  rest: Uint8Array;
  lastReadAt: number;
  /** Reads of one stream take turns. */
  turn: Promise<unknown>;
  release(): void;
};

export class ByteStreams implements BytesCapability {
  readonly #clock: Clock;
  readonly #streams = new Map<string, OpenStream>();
  readonly #closed = new AbortController();
  #isSweeping = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes over a source; `release` is called once when the stream ends, is closed or is given up. */
  open(source: AsyncIterable<Uint8Array>, release: () => void): string {
    const oldest = [...this.#streams].sort(([, a], [, b]) => a.lastReadAt - b.lastReadAt)[0];
    if (this.#streams.size >= openMax && oldest !== undefined) this.close(oldest[0]);
    const id = randomUUID();
    this.#streams.set(id, {
      source: source[Symbol.asyncIterator](),
      rest: new Uint8Array(),
      lastReadAt: this.#clock.now(),
      turn: Promise.resolve(),
      release,
    });
    void this.#sweep();
    return id;
  }

  async read(streamId: string, { signal }: { readonly signal: AbortSignal }): Promise<Uint8Array | null> {
    const stream = this.#streams.get(streamId);
    if (stream === undefined) throw notOpen();
    // A chunk that nobody takes would be missing in the middle, so an aborted read ends the stream.
    const giveUp = () => this.close(streamId);
    signal.addEventListener("abort", giveUp, { once: true });
    const turn = stream.turn.then(() => this.#pull(streamId, stream));
    stream.turn = turn.catch(() => undefined);
    try {
      signal.throwIfAborted();
      return await turn;
    } finally {
      signal.removeEventListener("abort", giveUp);
    }
  }

  close(streamId: string): void {
    const stream = this.#streams.get(streamId);
    if (stream === undefined) return;
    this.#streams.delete(streamId);
    stream.release();
  }

  /** Gives up every stream. */
  closeAll(): void {
    this.#closed.abort();
    for (const id of [...this.#streams.keys()]) this.close(id);
  }

  async #pull(id: string, stream: OpenStream): Promise<Uint8Array | null> {
    if (!this.#streams.has(id)) throw notOpen();
    stream.lastReadAt = this.#clock.now();
    try {
      const parts = [stream.rest];
      let length = stream.rest.length;
      while (length < chunkBytesMax) {
        const { done, value } = await stream.source.next();
        if (done) break;
        parts.push(value);
        length += value.length;
      }
      const bytes = Buffer.concat(parts, length);
      stream.rest = bytes.subarray(chunkBytesMax);
      stream.lastReadAt = this.#clock.now();
      if (length > 0) return bytes.subarray(0, chunkBytesMax);
      this.close(id);
      return null;
    } catch (error) {
      const isOpen = this.#streams.has(id);
      this.close(id);
      if (!isOpen) throw notOpen();
      throw error instanceof ProblemError ? error : brokeOff(error);
    }
  }

  /** Closes what nobody has read for a minute; runs only while something is open. */
  async #sweep(): Promise<void> {
    if (this.#isSweeping) return;
    this.#isSweeping = true;
    while (this.#streams.size > 0 && !this.#closed.signal.aborted) {
      const oldestAt = Math.min(...[...this.#streams.values()].map((stream) => stream.lastReadAt));
      const waitMs = Math.max(oldestAt + idleMs - this.#clock.now(), 1);
      const isAwake = await this.#clock.sleep(waitMs, this.#closed.signal).then(
        () => true,
        () => false,
      );
      if (!isAwake) break;
      const now = this.#clock.now();
      for (const [id, stream] of [...this.#streams]) if (stream.lastReadAt + idleMs <= now) this.close(id);
    }
    this.#isSweeping = false;
  }
}

function notOpen(): ProblemError {
  return new ProblemError({
    code: "NOT_FOUND",
    what: "These bytes are no longer open",
    why: "They were not read for a minute, or were given up.",
    action: { type: "retry", label: "Load again" },
  });
}

function brokeOff(cause: unknown): ProblemError {
  return new ProblemError(
    {
      code: "OFFLINE",
      what: "The transfer broke off",
      why: "The connection ended before all bytes had come.",
      action: { type: "retry", label: "Load again" },
    },
    { cause },
  );
}
