/**
 * Keeps an eye on requests for access to gated repos: asks the Hub again, politely, while one is open, and tells when it
 * was decided. Never asks for access itself: that means agreeing to terms, which only the person can, on the repo's page.
 */
import { RequestBook } from "#core/access-requests/request-book.ts";
import type { Owner, WatchedRequest } from "#core/access-requests/watched-request.ts";
import type { Clock } from "#core/clock.ts";
import type { AccessRequestsCapability, HubCapability } from "#core/core.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import type { Log } from "#core/log/log.ts";
import type { PlatformNotification } from "#core/platform.ts";
import { ProblemError } from "#core/problem-error.ts";
import { StateCell } from "#core/state-cell.ts";
import type { StoreNotice } from "#core/store/json-lines.ts";
import type { AccessRequestsState } from "#shared/contract/access-requests.ts";
import { repoApiPath } from "#shared/model/repo-id.ts";

export type AccessRequestsOptions = {
  readonly hub: Pick<HubAccess, "endpoint" | "activeAccountId" | "fetchOk">;
  readonly check: HubCapability["access"];
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Something is wrong with the file. */
  readonly report: (notice: StoreNotice) => void;
  /** Says something once, in the app. */
  readonly tell: (notice: StoreNotice) => void;
  readonly notify: (notification: PlatformNotification) => void;
  /** Access has arrived: what waits for it may go on. */
  readonly onGranted: () => void;
};

export type AccessRequests = AccessRequestsCapability & {
  /** `check`, with each answer about reading noted. */
  readonly check: HubCapability["access"];
  /** Another account or Hub is active, as often as `changes` says; ends when it does. */
  follow(changes: AsyncIterable<unknown>): Promise<void>;
  /** The machine woke up or has a network again. */
  wake(): void;
  forgetAccount(id: string): void;
  close(): Promise<void>;
};

/** The longest sleep at once, so that a clock that was put forward does no harm. */
const sleepMaxMs = 60_000;

export function createAccessRequests(options: AccessRequestsOptions): AccessRequests {
  const { hub, clock, log, signal } = options;
  const book = new RequestBook({ file: options.file, clock, onBroken: options.report, onDecided: tellDecision });
  const cell = new StateCell<AccessRequestsState>({ requests: [] });
  let nudge = new AbortController();

  const owner = (): Owner | null => {
    const accountId = hub.activeAccountId();
    return accountId === null ? null : { hub: hub.endpoint().hub, accountId };
  };
  const requests = () => {
    const now = owner();
    return now === null ? [] : book.of(now);
  };

  /** What is watched has changed: the page learns of it, and the next question may be due earlier. */
  function changed(): void {
    const shown = requests().map(({ repo, standing, checkedAt }) => ({ repo, standing, checkedAt }));
    if (JSON.stringify(shown) !== JSON.stringify(cell.get().requests)) cell.set({ requests: shown });
    nudge.abort();
  }

  function tellDecision({ repo, standing }: WatchedRequest, before: "asking" | "pending"): void {
    log.info("access-request.decided", { repo: repo.id, standing });
    if (standing === "granted") {
      options.notify({ title: "Access granted", body: repo.id });
      if (before === "pending") {
        options.tell({ what: `You now have access to ${repo.id}.`, why: "Its owners have let you in." });
      }
      options.onGranted();
    } else {
      options.notify({ title: "Request declined", body: repo.id });
      options.tell({ what: `Your request for ${repo.id} was declined.`, why: "Its owners decided so." });
    }
  }

  async function check(input: Parameters<HubCapability["access"]>[0], call: { readonly signal: AbortSignal }) {
    const before = owner();
    const answer = await options.check(input, call);
    const after = owner();
    // After a switch on the way nobody can tell whose answer it is.
    const isHers = before !== null && before.hub === after?.hub && before.accountId === after.accountId;
    if (isHers && input.need === "read") {
      book.note(before, input.repo, answer);
      changed();
    }
    return answer;
  }

  async function ask(request: WatchedRequest): Promise<void> {
    book.asked(request);
    try {
      await check({ repo: request.repo, need: "read" }, { signal });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof ProblemError)) log.error("access-request.check-failed", error);
      else if (error.problem.retryAt !== undefined) book.asked(request, error.problem.retryAt);
    }
  }

  /** One question at a time, until the signal is aborted. */
  async function run(): Promise<void> {
    while (!signal.aborted) {
      nudge = new AbortController();
      const open = requests().filter(({ standing }) => standing === "asking" || standing === "pending");
      const next = open.reduce<WatchedRequest | null>((a, b) => (a !== null && a.nextAt <= b.nextAt ? a : b), null);
      const waitMs = next === null ? Number.POSITIVE_INFINITY : next.nextAt - clock.now();
      if (next !== null && waitMs <= 0) await ask(next);
      else await pause(waitMs, AbortSignal.any([signal, nudge.signal]));
    }
  }

  /** Until the time is over, or something has changed. */
  function pause(ms: number, until: AbortSignal): Promise<void> {
    if (until.aborted) return Promise.resolve();
    if (Number.isFinite(ms)) return clock.sleep(Math.min(ms, sleepMaxMs), until).catch(() => undefined);
    return new Promise((resolve) => until.addEventListener("abort", () => resolve(), { once: true }));
  }

  void run();
  return {
    check,
    watch: (watchSignal) => cell.watch(watchSignal),
    expect(repo) {
      const now = owner();
      if (now === null) return;
      book.expect(now, repo);
      changed();
    },
    async cancel(repo, call) {
      const now = owner();
      await takeBack(options, repo, call.signal);
      if (now !== null) book.remove(now, repo);
      changed();
    },
    async follow(changes) {
      for await (const _ of changes) changed();
    },
    wake() {
      book.hurry();
      changed();
    },
    forgetAccount(id) {
      book.forgetAccount(id);
      changed();
    },
    close: () => book.close(),
  };
}

/** A request that is gone already needs no taking back. */
async function takeBack(
  { hub }: Pick<AccessRequestsOptions, "hub">,
  repo: Parameters<AccessRequestsCapability["cancel"]>[0],
  signal: AbortSignal,
): Promise<void> {
  const base = hub.endpoint().hub;
  try {
    const url = `${base}${repoApiPath(repo)}/user-access-request/cancel`;
    const response = await hub.fetchOk(url, { method: "POST", signal });
    await response.body?.cancel();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { problem } = error;
    if (problem.code === "NOT_FOUND") return;
    if (problem.code !== "PERMISSION" && problem.code !== "NOT_SIGNED_IN") throw error;
    // Whether the Hub lets a token do it is not documented; the person can, on their own page.
    const action = { type: "open", label: "Open your requests", url: `${base}/settings/gated-repos` } as const;
    throw new ProblemError({ ...problem, what: "The Hub did not take the request back", action }, { cause: error });
  }
}
