/** Holds bytes to a speed; several bodies can share one. */
import { setTimeout as delay } from "node:timers/promises";

export type Throttle = {
  readonly bytesPerSecond: number;
  /** Answers when `bytes` more may have gone out. */
  take(bytes: number, signal: AbortSignal): Promise<void>;
};

/** A throttle that lets through `bytesPerSecond` and never saves up for a burst. */
export function createThrottle(bytesPerSecond: number): Throttle {
  let freeAtMs = 0;
  return {
    bytesPerSecond,
    async take(bytes, signal) {
      const nowMs = performance.now();
      freeAtMs = Math.max(freeAtMs, nowMs) + (bytes / bytesPerSecond) * 1000;
      if (freeAtMs - nowMs > 1) await delay(freeAtMs - nowMs, undefined, { signal });
    },
  };
}
