/**
 * All fetches of the transfer worker together: gives each file one connection, and what more is worth having to the first
 * ones. Keeps one limit for all bytes.
 */
import { ConnectionCount } from "#core/downloads/transfer/worker/connection-count.ts";
import { FileFetch, type FileFetchOptions } from "#core/downloads/transfer/worker/file-fetch.ts";
import { SpeedLimit } from "#core/downloads/transfer/worker/speed-limit.ts";

export class Engine {
  readonly limit = new SpeedLimit();
  readonly #fetches = new Set<FileFetch>();
  readonly #count = new ConnectionCount();
  #receivedBytes = 0;
  /** The number of connections that all deliver; the gap between two stretches of one of them changes nothing. */
  #settledCount = 0;

  /** Begins a fetch; `onDone` or `onDiskError` ends it. */
  start(options: Omit<FileFetchOptions, "limit" | "onBytes" | "onTooMany" | "onFree">): FileFetch {
    if (this.#fetches.size === 0) this.#count.forgive();
    const fetch = new FileFetch({
      ...options,
      limit: this.limit,
      onBytes: (bytes) => {
        this.#receivedBytes += bytes;
      },
      onFree: () => this.pump(),
      onTooMany: (active) => this.#count.tooMany(active),
      onDone: (outcome) => {
        this.#fetches.delete(fetch);
        options.onDone(outcome);
      },
      onDiskError: (error) => {
        this.#fetches.delete(fetch);
        options.onDiskError(error);
      },
    });
    this.#fetches.add(fetch);
    this.pump();
    return fetch;
  }

  stop(fetch: FileFetch): void {
    this.#fetches.delete(fetch);
    fetch.stop();
  }

  /** Opens the connections that are wanted now. */
  pump(): void {
    // A large file never waits for many small ones, nor the other way round: each has one connection of its own.
    for (const fetch of this.#fetches) if (fetch.activeCount === 0) fetch.openOne(this.#count.target);
    for (const fetch of this.#fetches) {
      while (this.#active() < this.#count.target && fetch.openOne(this.#count.target)) {
        // One more.
      }
    }
  }

  tick(now: number): void {
    this.limit.tick(now);
    for (const fetch of this.#fetches) fetch.tick(now);
    if (this.#isTelling()) this.#count.observe(this.#receivedBytes, now);
    else this.#count.skip();
    this.pump();
  }

  /** Whether the speed of now says what so many connections bring. */
  #isTelling(): boolean {
    const fetches = [...this.#fetches];
    const { target } = this.#count;
    if (this.limit.isSet || !fetches.some(({ isLarge }) => isLarge) || this.#active() !== target)
      this.#settledCount = 0;
    else if (fetches.every(({ isSettled }) => isSettled)) this.#settledCount = target;
    return this.#settledCount === target;
  }

  #active(): number {
    return [...this.#fetches].reduce((sum, { activeCount }) => sum + activeCount, 0);
  }
}
