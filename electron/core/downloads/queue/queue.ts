/**
 * The queue: which job runs, which waits for what, and what a person asked of it. A job only ever runs at the Hub and
 * with the account it began with.
 */
import type { Clock } from "#core/clock.ts";
import type { RequestBudget } from "#core/downloads/plan/request-budget.ts";
import { adoptPart } from "#core/downloads/queue/adopt-part.ts";
import { accountOf, type Block, blockOf, type Waiting, waitStands } from "#core/downloads/queue/block-of.ts";
import { ContentHolds } from "#core/downloads/queue/content-holds.ts";
import type { JobFeed } from "#core/downloads/queue/job-feed.ts";
import { isNapping, type JobRun, nap, newRun } from "#core/downloads/queue/job-run.ts";
import type { JobStore } from "#core/downloads/queue/job-store.ts";
import { jobsInLine } from "#core/downloads/queue/jobs-in-line.ts";
import type { LiveJob } from "#core/downloads/queue/live-job.ts";
import { canWriteAgain, mayReadNow } from "#core/downloads/queue/look-again.ts";
import { type RunTools, runJob } from "#core/downloads/queue/run-job.ts";
import { stateAfter } from "#core/downloads/queue/state-after.ts";
import type { ReceiveTools } from "#core/downloads/transfer/receive-file.ts";
import type { Transfer } from "#core/downloads/transfer/transfer.ts";
import { retryDelayMs, type TransferLimits } from "#core/downloads/transfer/transfer-limits.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import type { Log } from "#core/log/log.ts";
import type { JobState } from "#shared/contract/downloads.ts";
import type { SettingsState } from "#shared/contract/settings.ts";
import type { Problem } from "#shared/model/problem.ts";

export type QueueOptions = {
  readonly hub: HubAccess;
  readonly store: JobStore;
  readonly feed: JobFeed;
  readonly jobs: ReadonlyMap<string, LiveJob>;
  readonly transfer: Transfer;
  readonly limits: TransferLimits;
  readonly budget: RequestBudget;
  /** As the person has set it now. */
  settings(): SettingsState["downloads"];
  readonly clock: Clock;
  /** From 0 up to, but not with, 1. */
  readonly chance: () => number;
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

/** What is said of a wait: until when it is, and why. */
type Shown = { readonly until?: number | null; readonly problem?: Problem | null };

/** How long a job whose account the Hub refused waits before it asks again by itself. */
const refusedWaitMs = 60_000;
/** The clock went this much further than we waited, or back: the computer slept, or was set, and no time of ours holds. */
const sleptMs = 20_000;
/** Smaller files are hashed before anyone could read that they are. */
const noticeableBytes = 8_000_000;

export class JobQueue {
  readonly #options: QueueOptions;
  readonly #runs = new Map<string, JobRun>();
  readonly #looking = new Set<string>();
  readonly #holds = new ContentHolds();
  readonly #closed = new AbortController();
  #isLookingAround = false;
  #pace: number | null = null;
  #speedLimit: number | null = null;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** Bytes per second of the last downloads; null before there were any. */
  get pace(): number | null {
    return this.#pace;
  }

  /** Lets the first queued jobs run that can, as long as there is room. */
  pump(): void {
    const { jobs, hub } = this.#options;
    if (this.#closed.signal.aborted) return;
    this.#takeSpeedLimit();
    for (const job of jobsInLine(jobs)) {
      if (this.#isFull()) break;
      if (job.state.type !== "queued" || this.#runs.has(job.id)) continue;
      const block = blockOf(job, hub);
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
    // It may have ended just before, or somebody else's stop came first: what is done stays done, no pause takes back a
    // cancel, and otherwise the last word counts.
    const { type } = job.state;
    if (type !== "done" && !(type === "cancelled" && state.type === "paused")) this.#set(job, state);
  }

  /** Puts a job that does not run back in line, for this account; one that waits for the network tries now. */
  goOn(job: LiveJob, accountId: string | null): void {
    const run = this.#runs.get(job.id);
    if (run !== undefined) {
      run.wake();
      return;
    }
    job.takeAccount(accountId, this.#options.hub);
    job.nextTryAt = null;
    this.#set(job, { type: "queued" });
    this.#options.store.saveState(job);
    this.pump();
  }

  /** The computer woke up, or the network is back: what waits for network, disk or access looks again at once. */
  wake(): void {
    for (const run of this.#runs.values()) run.wake();
    for (const job of this.#options.jobs.values()) {
      if (this.#runs.has(job.id) || job.state.type !== "waiting") continue;
      job.nextTryAt = null;
      if (job.state.for === "network") this.#set(job, { ...job.state, until: null });
      this.#lookAtWaiting(job, blockOf(job, this.#options.hub));
    }
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
    const { hub, log } = this.#options;
    job.takeAccount(accountOf(job.header, hub), hub);
    const run = newRun();
    this.#runs.set(job.id, run);
    this.#set(job, { type: "receiving" });
    log.info("downloads.run", { job: job.id, repo: job.header.repo.id, verified: job.verifiedCount });
    run.ended = this.#attempt(job, run).finally(() => {
      this.#runs.delete(job.id);
      this.pump();
    });
  }

  async #attempt(job: LiveJob, run: JobRun): Promise<void> {
    const { clock, log } = this.#options;
    const { signal } = run.abort;
    try {
      await runJob(job, this.#toolsFor(job, run));
      this.#set(job, { type: "done", at: clock.now() });
      log.info("downloads.done", { job: job.id });
    } catch (error) {
      this.#settle(job, signal.aborted ? signal.reason : error);
    }
  }

  #toolsFor(job: LiveJob, run: JobRun): RunTools {
    const { hub, store, feed, budget } = this.#options;
    return {
      signal: run.abort.signal,
      hub: budget.keep(hub, job.header),
      forFile: (index, signal) => this.#fileTools(job, run, index, signal),
      hold: async (index, signal) => {
        const file = job.files[index];
        if (file === undefined) return () => undefined;
        const key = job.target.contentKey(file);
        const aside = (wait: () => Promise<() => void>) => this.#aside(job, run, index, {}, wait);
        const release = await this.#holds.hold(key, signal, aside);
        const still = [...this.#options.jobs.values()].filter(({ id }) => !this.#runs.has(id));
        (await adoptPart(job, file, still))?.readPartBytes();
        return release;
      },
      onBegin: (index) => {
        run.activeFiles += 1;
        job.setPhase(index, "receiving");
      },
      onEnd: (index, outcome) => {
        run.activeFiles -= 1;
        job.setPhase(index, outcome === "failed" ? "failed" : null);
        if (outcome === "verified") {
          job.tries = 0;
          job.setVerified(index);
          store.saveVerified(job);
        }
        feed.touch(job.id);
      },
    };
  }

  #fileTools(job: LiveJob, run: JobRun, index: number, signal: AbortSignal): ReceiveTools {
    const { hub, feed, transfer, limits, clock, log } = this.#options;
    const show = (phase: "receiving" | "verifying") => {
      job.setPhase(index, phase);
      this.#showPhase(job);
    };
    return {
      transfer,
      limits,
      signal,
      network: hub.networkConfig,
      onBytes: (bytes, isNew) => {
        const isMore = job.setBytes(index, bytes, isNew, clock.now());
        if (isMore) job.tries = 0;
        if (isMore && job.phaseOf(index) === "waiting") show("receiving");
        feed.touch(job.id);
      },
      onPhase: (phase) => {
        // After a wait it is only a try until bytes come: a state that said more would flicker at each of them.
        if (phase === "receiving" && job.phaseOf(index) === "waiting") return;
        show(phase);
      },
      onHashed: (bytes) => {
        job.setHashed(index, bytes);
        feed.touch(job.id);
      },
      onEvent: (event) => {
        job.meet(index, event);
        feed.touch(job.id);
        log.info("downloads.setback", { job: job.id, setback: event });
      },
      waitForNetwork: (ms, problem) =>
        this.#aside(job, run, index, { until: clock.now() + ms, problem }, async () => {
          await nap(ms, clock, run);
          signal.throwIfAborted();
        }),
    };
  }

  /** Lets a file wait, and another job run when all files of this one do; then waits for its turn. */
  async #aside<Value>(
    job: LiveJob,
    run: JobRun,
    index: number,
    shown: Shown,
    wait: () => Promise<Value>,
  ): Promise<Value> {
    const { clock, limits } = this.#options;
    job.setPhase(index, "waiting");
    run.nappingFiles += 1;
    try {
      this.#showPhase(job, shown);
      this.pump();
      const value = await wait();
      while (isNapping(run) && this.#isFull()) {
        if (job.state.type !== "queued") this.#set(job, { type: "queued" });
        await nap(limits.pollMs, clock, run);
      }
      return value;
    } finally {
      run.nappingFiles -= 1;
      if (!run.abort.signal.aborted) this.#showPhase(job);
    }
  }

  /** A job that has several files under way is shown by the one that is furthest: receiving, verifying, waiting. */
  #showPhase(job: LiveJob, { until = null, problem = job.waitProblem }: Shown = {}): void {
    const phase = job.furthestPhase();
    if (phase === "receiving") {
      if (job.state.type !== "receiving") this.#set(job, { type: "receiving" });
    } else if (phase === "verifying") {
      const isNoticeable = job.verifyingBytesMax >= noticeableBytes;
      const type = isNoticeable ? "verifying" : "receiving";
      if (job.state.type !== type) this.#set(job, { type });
    } else if (phase !== null) {
      this.#set(job, { type: "waiting", for: "network", until, ...(problem === null ? {} : { problem }) });
    }
  }

  #isFull(): boolean {
    const running = [...this.#runs.values()].filter((run) => !isNapping(run)).length;
    return running >= this.#options.settings().jobsAtOnce;
  }

  #settle(job: LiveJob, error: unknown): void {
    const { clock, log } = this.#options;
    job.readPartBytes();
    if (error instanceof Stop) {
      if (error.state !== null) this.#set(job, error.state);
      return;
    }
    job.tries += 1;
    const now = clock.now();
    const again = now + this.#lookDelayMs(job);
    const state = stateAfter(error, { now, again });
    job.nextTryAt = again;
    if (state.type === "waiting" && state.for === "sign-in") job.nextTryAt = now + refusedWaitMs;
    this.#set(job, state);
    log.error("downloads.stopped", error, { job: job.id, state: state.type });
  }

  #lookDelayMs(job: LiveJob): number {
    const { limits, chance } = this.#options;
    const range = { ...limits, retryMinMs: limits.lookMinMs, retryMaxMs: limits.lookMaxMs };
    return retryDelayMs(job.tries, range, chance);
  }

  /** While anything is unfinished: stops runs whose account or Hub is gone, wakes jobs whose wait is over, lets speeds fall. */
  async #lookAround(): Promise<void> {
    if (this.#isLookingAround) return;
    this.#isLookingAround = true;
    const { clock, limits, jobs, feed, hub, log } = this.#options;
    try {
      while ([...jobs.values()].some(isUnfinished)) {
        const before = clock.now();
        await clock.sleep(limits.pollMs, this.#closed.signal);
        if (Math.abs(clock.now() - before - limits.pollMs) > sleptMs) this.wake();
        for (const job of jobs.values()) {
          const run = this.#runs.get(job.id);
          const block = blockOf(job, hub);
          if (run === undefined) this.#lookAtWaiting(job, block);
          else if (block !== null) run.abort.abort(new Stop({ type: "waiting", for: block, until: null }));
          else feed.touch(job.id);
        }
        this.#measurePace();
        this.pump();
      }
    } catch (error) {
      if (!this.#closed.signal.aborted) log.error("downloads.look-around", error);
    } finally {
      this.#isLookingAround = false;
    }
  }

  #takeSpeedLimit(): void {
    const { settings, transfer, log } = this.#options;
    const { bytesPerSecondMax } = settings();
    if (bytesPerSecondMax === this.#speedLimit) return;
    this.#speedLimit = bytesPerSecondMax;
    transfer.setSpeedLimit(bytesPerSecondMax).catch((error: unknown) => log.error("downloads.speed-limit", error));
  }

  #measurePace(): void {
    const now = this.#options.clock.now();
    const speed = [...this.#options.jobs.values()].reduce((sum, job) => sum + job.bytesPerSecond(now), 0);
    if (speed > 0) this.#pace = this.#pace === null ? speed : this.#pace * 0.8 + speed * 0.2;
  }

  #lookAtWaiting(job: LiveJob, block: Block | null): void {
    const { hub, clock } = this.#options;
    const { state } = job;
    if (state.type !== "waiting") return;
    if (block !== null) {
      job.nextTryAt = null;
      if (state.for !== block) this.#set(job, { type: "waiting", for: block, until: null });
      return;
    }
    const stands = waitStands(job, state, { hub, now: clock.now() });
    if (stands === "over") this.goOn(job, job.header.accountId ?? hub.activeAccountId());
    else if (stands === "look") void this.#lookAgain(job, state);
  }

  /** Asks the disk, or the Hub, whether the wait is over: a run that would only fail again is not begun. */
  async #lookAgain(job: LiveJob, state: Waiting): Promise<void> {
    if (this.#looking.has(job.id)) return;
    this.#looking.add(job.id);
    const { hub, clock, log } = this.#options;
    try {
      const isOver =
        state.for === "disk"
          ? await canWriteAgain(job.target.root, state.problem?.code === "DISK_FULL" ? job.missingBytes : 0)
          : await mayReadNow(hub, job.header, this.#closed.signal);
      if (job.state !== state) return;
      if (isOver) {
        this.goOn(job, job.header.accountId);
      } else {
        job.tries += 1;
        job.nextTryAt = clock.now() + this.#lookDelayMs(job);
      }
    } catch (error) {
      job.nextTryAt = clock.now() + this.#lookDelayMs(job);
      if (!this.#closed.signal.aborted) log.error("downloads.look-again", error, { job: job.id });
    } finally {
      this.#looking.delete(job.id);
    }
  }
}

function isUnfinished({ state: { type } }: LiveJob): boolean {
  return type === "queued" || type === "receiving" || type === "verifying" || type === "waiting";
}
