/**
 * One live subscription of the page, shared by all who show it: follows a watch from snapshot over numbered changes,
 * starts anew after a gap or a lost connection, and keeps the last value meanwhile.
 */
import type { WatchEvent } from "#shared/contract/watch.ts";

/** What a watch has now. `isStale` is true before the first snapshot and while the subscription is down; `error` says why it is. */
export type Watched<Value> = {
  readonly value: Value | undefined;
  readonly isStale: boolean;
  readonly error: unknown;
};

/** Starts a watch of the contract: `(signal) => api.downloads.watch(undefined, { signal })`. */
export type Subscribe<Value, Change> = (signal: AbortSignal) => Promise<AsyncIterable<WatchEvent<Value, Change>>>;

export type WatchStore<Value> = {
  get(): Watched<Value>;
  /** Calls the listener after each change. The first one starts the subscription, the last one to leave ends it. */
  subscribe(listener: () => void): () => void;
};

export type WatchStoreOptions<Value, Change> = {
  /** The value after a change. */
  readonly apply: (value: Value, change: Change) => Value;
  /** The first and the longest pause before a failed subscription is tried again, in milliseconds. Default 250 and 5000. */
  readonly pauseMs?: { readonly first: number; readonly longest: number };
};

/** About one frame of a screen. */
const burstMs = 16;

export function watchStore<Value, Change>(
  subscribe: Subscribe<Value, Change>,
  { apply, pauseMs = { first: 250, longest: 5000 } }: WatchStoreOptions<Value, Change>,
): WatchStore<Value> {
  const listeners = new Set<() => void>();
  let watched: Watched<Value> = { value: undefined, isStale: true, error: null };
  let running: AbortController | null = null;

  let isTelling = false;

  const tell = () => {
    isTelling = false;
    for (const listener of [...listeners]) listener();
  };
  /** A burst of changes is told once, so that it is drawn once. */
  const become = (next: Watched<Value>) => {
    watched = next;
    if (isTelling) return;
    isTelling = true;
    setTimeout(tell, burstMs);
  };

  /** Follows one subscription until it ends or a number is missing. */
  const follow = async (signal: AbortSignal, onSnapshot: () => void): Promise<void> => {
    let at: { readonly seq: number; readonly value: Value } | null = null;
    for await (const event of await subscribe(signal)) {
      if (signal.aborted) return;
      if (event.type === "snapshot") {
        at = { seq: event.seq, value: event.value };
        onSnapshot();
      } else if (at !== null && event.seq === at.seq + 1) {
        at = { seq: event.seq, value: apply(at.value, event.change) };
      } else return;
      become({ value: at.value, isStale: false, error: null });
    }
  };

  const run = async (signal: AbortSignal) => {
    let nextPauseMs = pauseMs.first;
    while (!signal.aborted) {
      let error: unknown = null;
      try {
        await follow(signal, () => {
          nextPauseMs = pauseMs.first;
        });
      } catch (thrown) {
        error = thrown;
      }
      if (signal.aborted) return;
      become({ value: watched.value, isStale: true, error });
      await sleep(nextPauseMs, signal);
      nextPauseMs = Math.min(nextPauseMs * 2, pauseMs.longest);
    }
  };

  return {
    get: () => watched,
    subscribe(listener) {
      listeners.add(listener);
      if (running === null) {
        running = new AbortController();
        void run(running.signal);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        running?.abort();
        running = null;
        watched = { ...watched, isStale: true };
      };
    },
  };
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
