/**
 * What the Hub allows in file requests, as its last answers said: known before the start, so that a plan can tell, and
 * kept to while a job runs, so that no request is sent only to be refused.
 */
import type { Clock } from "#core/clock.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { readRateLimit } from "#core/hub/rate-limit.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Plan } from "#shared/contract/downloads.ts";

/** File requests per five minutes: without an account, and with a free one. Source: the Hub's page on rate limits, 2026. */
const quotaSignedOut = 3000;
const quotaSignedIn = 5000;

type Known = { readonly left: number; readonly quota: number | null; readonly resetAt: number };
type Who = { readonly endpoint: string; readonly accountId: string | null };

export class RequestBudget {
  readonly #clock: Clock;
  readonly #known = new Map<string, Known>();
  /** Requests under way, which the Hub may not have counted yet. */
  readonly #asking = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What `needed` requests mean for this account now. */
  tell(who: Who, needed: number): Plan["requests"] {
    const known = this.#now(who);
    const quota = known?.quota ?? (who.accountId === null ? quotaSignedOut : quotaSignedIn);
    return { needed, quota, left: known?.left ?? null, resetAt: known?.resetAt ?? null };
  }

  /** `hub`'s ways to ask for files of this account: reads what is left from each answer, and throws RATE_LIMITED unsent when nothing is. */
  keep(hub: HubAccess, who: Who): Pick<HubAccess, "fetchOk" | "take"> {
    return {
      fetchOk: (url, init) => this.#counted(who, () => hub.fetchOk(url, init)),
      take: (url, init) => this.#counted(who, () => hub.take(url, init)),
    };
  }

  async #counted<Answer extends { readonly headers: Pick<Headers, "get"> }>(
    who: Who,
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    const key = keyOf(who);
    const known = this.#now(who);
    const asking = this.#asking.get(key) ?? 0;
    if (known !== null && known.left <= asking) throw usedUp(known.resetAt);
    this.#asking.set(key, asking + 1);
    try {
      const answer = await ask();
      this.#read(who, answer.headers);
      return answer;
    } finally {
      this.#asking.set(key, (this.#asking.get(key) ?? 1) - 1);
    }
  }

  #now(who: Who): Known | null {
    const known = this.#known.get(keyOf(who));
    return known === undefined || known.resetAt <= this.#clock.now() ? null : known;
  }

  #read(who: Who, headers: Pick<Headers, "get">): void {
    const limit = readRateLimit(headers);
    if (limit?.bucket !== "resolvers") return;
    const quota = /;\s*q=(\d{1,9})\b/.exec(headers.get("ratelimit-policy") ?? "")?.[1];
    this.#known.set(keyOf(who), {
      left: limit.remaining,
      quota: quota === undefined ? null : Number(quota),
      // One second more: `t` is rounded down.
      resetAt: this.#clock.now() + (limit.resetSeconds + 1) * 1000,
    });
  }
}

function keyOf({ endpoint, accountId }: Who): string {
  return `${endpoint} ${accountId ?? ""}`;
}

function usedUp(resetAt: number): ProblemError {
  return new ProblemError({
    code: "RATE_LIMITED",
    what: "The Hub asks to wait",
    why: "It counts file requests in windows of a few minutes, and this window is used up. A signed-in account may make more.",
    action: { type: "retry", label: "Try again" },
    retryAt: resetAt,
  });
}
