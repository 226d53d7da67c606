/** One limit for all bytes together, changeable at any time. Who took too much is told to pause, and resumed when there is room. */

/** The longest burst, as a share of a second. */
const burstSeconds = 0.1;

export class SpeedLimit {
  #bytesPerSecond: number | null = null;
  #room = 0;
  #filledAt = performance.now();
  readonly #paused = new Set<() => void>();

  /** Null for no limit. */
  set(bytesPerSecond: number | null): void {
    this.#bytesPerSecond = bytesPerSecond;
    this.#room = 0;
    this.tick(performance.now());
  }

  get isSet(): boolean {
    return this.#bytesPerSecond !== null;
  }

  /** Counts bytes that arrived. When they were too many, `resume` is called once there is room again, and the answer is true. */
  take(bytes: number, resume: () => void): boolean {
    if (this.#bytesPerSecond === null) return false;
    this.#room -= bytes;
    if (this.#room > 0) return false;
    this.#paused.add(resume);
    return true;
  }

  /** Counts bytes that arrived, and resolves once there is room again; an abort ends the wait. */
  takeAndWait(bytes: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted || !this.take(bytes, resolve)) {
        resolve();
        return;
      }
      const onAbort = () => {
        this.forget(resolve);
        resolve();
      };
      signal.addEventListener("abort", onAbort, { once: true });
    });
  }

  /** Takes back a promise to resume. */
  forget(resume: () => void): void {
    this.#paused.delete(resume);
  }

  tick(now: number): void {
    const limit = this.#bytesPerSecond;
    const seconds = (now - this.#filledAt) / 1000;
    this.#filledAt = now;
    if (limit !== null) this.#room = Math.min(limit * burstSeconds, this.#room + limit * seconds);
    // In the order in which they paused, one by one: each may use up the room again.
    for (const resume of [...this.#paused]) {
      if (limit !== null && this.#room <= 0) return;
      this.#paused.delete(resume);
      resume();
    }
  }
}
