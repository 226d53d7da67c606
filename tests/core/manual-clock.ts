/** A clock that stands still until a test puts it forward; a wait ends when its time has come. */
import type { Clock } from "#core/clock.ts";

export type ManualClock = Clock & {
  /** Puts the clock forward by `ms`, and lets what waited for less go on. */
  advance(ms: number): void;
  /** How many waits there are now. */
  waitCount(): number;
};

export function manualClock(start = 1_800_000_000_000): ManualClock {
  let now = start;
  const waits = new Set<{ readonly until: number; readonly end: () => void }>();
  return {
    now: () => now,
    waitCount: () => waits.size,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(signal.reason);
          return;
        }
        const onAbort = () => {
          waits.delete(wait);
          reject(signal?.reason);
        };
        const wait = {
          until: now + ms,
          end() {
            waits.delete(wait);
            signal?.removeEventListener("abort", onAbort);
            resolve();
          },
        };
        waits.add(wait);
        signal?.addEventListener("abort", onAbort, { once: true });
      }),
    advance(ms) {
      now += ms;
      for (const wait of [...waits]) if (wait.until <= now) wait.end();
    },
  };
}
