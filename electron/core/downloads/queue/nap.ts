/** A run of a job from outside: what ends it, and what ends its waits early. */
import type { Clock } from "#core/clock.ts";

export type JobRun = {
  readonly abort: AbortController;
  ended: Promise<void>;
  /** Waits for the network with its file open, and lets another job run meanwhile. */
  isNapping: boolean;
  /** Ends a nap, if the run is in one. */
  wake(): void;
};

/** Sleeps until the time is over or the run is woken; throws the signal's reason. */
export async function nap(ms: number, clock: Clock, run: JobRun): Promise<void> {
  const { signal } = run.abort;
  const alarm = new AbortController();
  run.wake = () => alarm.abort();
  try {
    await clock.sleep(ms, AbortSignal.any([signal, alarm.signal]));
  } catch (error) {
    signal.throwIfAborted();
    if (!alarm.signal.aborted) throw error;
  } finally {
    run.wake = () => undefined;
  }
}
