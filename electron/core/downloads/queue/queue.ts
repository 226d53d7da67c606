/**
 * The queue: which job runs, which waits for what, and what a person asked of it. One job receives at a time.
 * A job only ever runs at the Hub and with the account it began with.
 */
import type { Clock } from "#core/clock.ts";
import { type Block, blockOf, isWaitOver } from "#core/downloads/queue/block-of.ts";
import type { JobFeed } from "#core/downloads/queue/job-feed.ts";
import type { JobStore } from "#core/downloads/queue/job-store.ts";
import type { LiveJob } from "#core/downloads/queue/live-job.ts";
import { type JobRun, nap } from "#core/downloads/queue/nap.ts";
import { runJob } from "#core/downloads/queue/run-job.ts";
import { stateAfter } from "#core/downloads/queue/state-after.ts";
import type { Transfer } from "#core/downloads/transfer/transfer.ts";
import type { TransferLimits } from "#core/downloads/transfer/transfer-limits.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import type { Log } from "#core/log/log.ts";
import type { JobState } from "#shared/contract/downloads.ts";

export type QueueOptions = {
  readonly hub: HubAccess;
  readonly store: JobStore;
  readonly feed: JobFeed;
  readonly jobs: Map<string, LiveJob>;
  readonly transfer: Transfer;
  readonly limits: TransferLimits;
  readonly clock: Clock;
  readonly log: Log;
};

/** Why a run was ended from outside: the state to go into, or null where the app quits and the job goes on next time. */
class Stop extends Error {
  readonly state: JobState | null;
  constructor(state: JobState | null) {
    super("The run was stopped");
    this.state = state;
  }
}

/** How long a job whose account the Hub refused waits before it asks again by itself. */
const refusedWaitMs = 60_000;
const runsMax = 1;

export class JobQueue {
  readonly #options: QueueOptions;
  readonly #runs = new Map<string, JobRun>();
  readonly #closed = new AbortController();
  #isLooking = false;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** Lets the first queued jobs run that can, as long as there is room. */
  pump(): void {
    const { jobs } = this.#options;
    if (this.#closed.signal.aborted) return;
    for (const job of jobs.values()) {
      if (this.#isFull()) break;
      if (job.state.type !== "queued" || this.#runs.has(job.id)) continue;
      const block = blockOf(job, this.#options.hub);
      if (block === null) this.#run(job);
      else this.#set(job, { type: "waiting", for: block, until: null });
    }
    void this.#lookAround();
  }

  /** Ends a run, if there is one, and puts the job into a state. */
  async stop(job: LiveJob, state: JobState): Promise<void> {
    const run = this.#runs.get(job.id);
    run?.abort.abort(new Stop(state));
    await run?.ended;
    // It may have ended just before: what is done stays done.
    if (run === undefined && job.state.type !== "done") this.#set(job, state);
  }

  /** Puts a job that does not run back in line, for this account; one that waits for the network tries now. */
  goOn(job: LiveJob, accountId: string | null): void {
    const run = this.#runs.get(job.id);
    if (run !== undefined) {
      run.wake();
      return;
    }
    job.takeAccount(accountId);
    job.nextTryAt = null;
    this.#set(job, { type: "queued" });
    this.#options.store.saveState(job);
    this.pump();
  }

  /** Stops every run so that it goes on at the next start. */
  async close(): Promise<void> {
    this.#closed.abort();
    const runs = [...this.#runs.values()];
    for (const { abort } of runs) abort.abort(new Stop(null));
    await Promise.all(runs.map(({ ended }) => ended));
  }

  #set(job: LiveJob, state: JobState): void {
    const { store, feed } = this.#options;
    const before = JSON.stringify(job.storedState());
    job.setState(state);
    if (JSON.stringify(job.storedState()) !== before) store.saveState(job);
    feed.touch(job.id);
  }

  #run(job: LiveJob): void {
    const { log } = this.#options;
    const run: JobRun = {
      abort: new AbortController(),
      ended: Promise.resolve(),
      isNapping: false,
      wake: () => undefined,
    };
    this.#runs.set(job.id, run);
    this.#set(job, { type: "receiving" });
    log.info("downloads.run", { job: job.id, repo: job.header.repo.id, from: job.verifiedCount });
    run.ended = this.#attempt(job, run).finally(() => {
      this.#runs.delete(job.id);
      this.pump();
    });
  }

  async #attempt(job: LiveJob, run: JobRun): Promise<void> {
    const { hub, store, feed, transfer, limits, clock, log } = this.#options;
    const { signal } = run.abort;
    try {
      await runJob(job, {
        fetchOk: hub.fetchOk,
        transfer,
        limits,
        signal,
        network: hub.networkConfig,
        onBytes: (bytes, isNew) => {
          job.setCurrentBytes(bytes, isNew, clock.now());
          feed.touch(job.id);
        },
        onPhase: (type) => {
          if (job.state.type !== type) this.#set(job, { type });
        },
        onVerified: () => {
          job.countVerifiedFile();
          store.saveVerified(job);
          feed.touch(job.id);
        },
        waitForNetwork: (ms) => this.#napFor(job, run, ms),
      });
      this.#set(job, { type: "done", at: clock.now() });
      log.info("downloads.done", { job: job.id });
    } catch (error) {
      this.#settle(job, signal.aborted ? signal.reason : error);
    }
  }

  /** Waits for the network, then for its turn. */
  async #napFor(job: LiveJob, run: JobRun, ms: number): Promise<void> {
    const { clock, limits } = this.#options;
    run.isNapping = true;
    this.#set(job, { type: "waiting", for: "network", until: clock.now() + ms });
    this.pump();
    await nap(ms, clock, run);
    while (this.#isFull()) {
      if (job.state.type !== "queued") this.#set(job, { type: "queued" });
      await nap(limits.pollMs, clock, run);
    }
    run.isNapping = false;
  }

  #isFull(): boolean {
    return [...this.#runs.values()].filter(({ isNapping }) => !isNapping).length >= runsMax;
  }

  #settle(job: LiveJob, error: unknown): void {
    const { clock, log } = this.#options;
    job.readCurrentBytes();
    if (error instanceof Stop) {
      if (error.state !== null) this.#set(job, error.state);
      return;
    }
    const state = stateAfter(error, clock.now());
    if (state.type === "waiting" && state.for === "sign-in") job.nextTryAt = clock.now() + refusedWaitMs;
    this.#set(job, state);
    log.error("downloads.stopped", error, { job: job.id, state: state.type });
  }

  /** While anything is unfinished: stops runs whose account or Hub is gone, wakes jobs whose wait is over, lets speeds fall. */
  async #lookAround(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    const { clock, limits, jobs, feed, log } = this.#options;
    try {
      while ([...jobs.values()].some(isUnfinished)) {
        await clock.sleep(limits.pollMs, this.#closed.signal);
        for (const job of jobs.values()) {
          const run = this.#runs.get(job.id);
          const block = blockOf(job, this.#options.hub);
          if (run === undefined) this.#lookAtWaiting(job, block);
          else if (block !== null) run.abort.abort(new Stop({ type: "waiting", for: block, until: null }));
          else feed.touch(job.id);
        }
      }
    } catch (error) {
      if (!this.#closed.signal.aborted) log.error("downloads.look-around", error);
    } finally {
      this.#isLooking = false;
    }
  }

  #lookAtWaiting(job: LiveJob, block: Block | null): void {
    const { hub, clock } = this.#options;
    const { state } = job;
    if (state.type !== "waiting") return;
    if (block !== null) {
      job.nextTryAt = null;
      if (state.for !== block) this.#set(job, { type: "waiting", for: block, until: null });
    } else if (isWaitOver(job, state, { hub, now: clock.now() })) {
      this.goOn(job, job.header.accountId ?? hub.activeAccountId());
    }
  }
}

function isUnfinished({ state: { type } }: LiveJob): boolean {
  return type === "queued" || type === "receiving" || type === "verifying" || type === "waiting";
}
