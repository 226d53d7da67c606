/** Tells watchers which jobs changed: at most ten times a second for a job, and only the latest state to a slow watcher. */
import type { Clock } from "#core/clock.ts";
import type { DownloadsChange } from "#core/core.ts";
import type { Job } from "#shared/contract/downloads.ts";

const everyMs = 100;

type Watcher = { readonly pending: Set<string>; wake(): void };

export type JobFeedOptions = {
  readonly clock: Clock;
  all(): Job[];
  /** The job now, or null when it was removed. */
  get(id: string): Job | null;
};

export class JobFeed {
  readonly #options: JobFeedOptions;
  readonly #watchers = new Set<Watcher>();
  readonly #lastAt = new Map<string, number>();
  readonly #scheduled = new Set<string>();

  constructor(options: JobFeedOptions) {
    this.#options = options;
  }

  /** A job changed, came or went. */
  touch(id: string): void {
    // A timer that is late must not find that a touch told it just before, and tell it twice.
    if (this.#scheduled.has(id)) return;
    const { clock } = this.#options;
    const waitMs = (this.#lastAt.get(id) ?? Number.NEGATIVE_INFINITY) + everyMs - clock.now();
    if (waitMs <= 0) {
      this.#tell(id);
      return;
    }
    this.#scheduled.add(id);
    // A clock that was set back must not keep a job silent.
    void clock.sleep(Math.min(waitMs, everyMs)).then(() => {
      this.#scheduled.delete(id);
      this.#tell(id);
    });
  }

  async *watch(signal: AbortSignal): AsyncGenerator<DownloadsChange, void, void> {
    const pending = new Set<string>();
    let wake: () => void = () => undefined;
    const watcher: Watcher = { pending, wake: () => wake() };
    this.#watchers.add(watcher);
    signal.addEventListener("abort", watcher.wake);
    try {
      if (!signal.aborted) yield { type: "snapshot", jobs: this.#options.all() };
      while (!signal.aborted) {
        const [id] = pending;
        if (id === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        pending.delete(id);
        const job = this.#options.get(id);
        yield job === null ? { type: "removed", id } : { type: "put", job };
      }
    } finally {
      this.#watchers.delete(watcher);
      signal.removeEventListener("abort", watcher.wake);
    }
  }

  #tell(id: string): void {
    if (this.#options.get(id) === null) this.#lastAt.delete(id);
    else this.#lastAt.set(id, this.#options.clock.now());
    for (const watcher of this.#watchers) {
      watcher.pending.add(id);
      watcher.wake();
    }
  }
}
