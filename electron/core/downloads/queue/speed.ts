/** The speed of bytes over the last seconds, which falls to zero by itself when none arrive. */

const windowMs = 3000;

/** A meter for one stream of bytes. Time comes in as Unix milliseconds, so that tests control it. */
export class SpeedMeter {
  #samples: { readonly at: number; readonly bytes: number }[] = [];
  #startedAt: number | null = null;

  /** Counts `bytes` that arrived just before `now`. */
  add(bytes: number, now: number): void {
    this.#startedAt ??= now;
    this.#samples.push({ at: now, bytes });
    this.#forget(now);
  }

  /** Bytes per second over the window, or since the first bytes where that is shorter (but not below half a second). */
  bytesPerSecond(now: number): number {
    this.#forget(now);
    if (this.#startedAt === null || this.#samples.length === 0) return 0;
    const seconds = Math.min(windowMs, Math.max(now - this.#startedAt, 500)) / 1000;
    return Math.round(this.#samples.reduce((sum, sample) => sum + sample.bytes, 0) / seconds);
  }

  /** Begins anew, as after a pause. */
  reset(): void {
    this.#samples = [];
    this.#startedAt = null;
  }

  #forget(now: number): void {
    while ((this.#samples[0]?.at ?? now) <= now - windowMs) this.#samples.shift();
  }
}
