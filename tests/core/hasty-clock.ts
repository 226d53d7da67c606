/** A clock whose waits end at once and move its time on: for back-off and other waits that a test only wants to see. */
import type { Clock } from "#core/clock.ts";

export type HastyClock = Clock & { readonly waitsMs: readonly number[] };

export function hastyClock(): HastyClock {
  let skippedMs = 0;
  const waitsMs: number[] = [];
  return {
    waitsMs,
    now: () => Date.now() + skippedMs,
    async sleep(ms, signal) {
      // A turn of the event loop, so that a loop of waits does not starve what it waits for.
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      waitsMs.push(ms);
      skippedMs += ms;
    },
  };
}
