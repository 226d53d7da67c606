/** A run of a job from outside: what ends it, and what ends its waits early. */
import type { Clock } from "#core/clock.ts";

export type JobRun = {
  readonly abort: AbortController;
  ended: Promise<void>;
  /** Files that are worked on, and how many of them wait for the network. A run whose files all wait lets another job run. */
  activeFiles: number;
  nappingFiles: number;
  /** Ends every wait. */
  wake(): void;
  readonly wakers: Set<() => void>;
};

export function newRun(): JobRun {
  const wakers = new Set<() => void>();
  return {
    abort: new AbortController(),
    ended: Promise.resolve(),
    activeFiles: 0,
    nappingFiles: 0,
    wakers,
    wake: () => {
      for (const waker of [...wakers]) waker();
    },
  };
}

export function isNapping({ activeFiles, nappingFiles }: JobRun): boolean {
  return activeFiles > 0 && nappingFiles >= activeFiles;
}

/** Sleeps until the time is over or the run is woken; throws the signal's reason. */
export async function nap(ms: number, clock: Clock, run: JobRun): Promise<void> {
  const { signal } = run.abort;
  const alarm = new AbortController();
  const waker = () => alarm.abort();
  run.wakers.add(waker);
  try {
    await clock.sleep(ms, AbortSignal.any([signal, alarm.signal]));
  } catch (error) {
    signal.throwIfAborted();
    if (!alarm.signal.aborted) throw error;
  } finally {
    run.wakers.delete(waker);
  }
}
