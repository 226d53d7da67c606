/** The requests for access that are watched, and what each answer of the Hub makes of them. Kept on disk while they are open. */
import { askingEndsMs, waitBefore } from "#core/access-requests/check-times.ts";
import {
  type Owner,
  requestKey,
  type StoredRequest,
  storedRequest,
  type WatchedRequest,
} from "#core/access-requests/watched-request.ts";
import type { Clock } from "#core/clock.ts";
import { openJsonLines, type StoreNotice } from "#core/store/json-lines.ts";
import type { Access } from "#shared/contract/hub.ts";
import type { RepoRef } from "#shared/model/repo-id.ts";

export type RequestBookOptions = {
  readonly file: string;
  readonly clock: Clock;
  readonly onBroken: (notice: StoreNotice) => void;
  /** A request that was open was decided. */
  readonly onDecided: (request: WatchedRequest, before: StoredRequest["standing"]) => void;
};

/** More than a person can wait for; the oldest goes. */
const requestsMax = 100;

export class RequestBook {
  readonly #options: RequestBookOptions;
  readonly #lines;
  readonly #requests = new Map<string, WatchedRequest>();

  constructor(options: RequestBookOptions) {
    this.#options = options;
    const { file, clock, onBroken } = options;
    this.#lines = openJsonLines<StoredRequest>({ file, schema: storedRequest, version: 1, clock, onBroken });
    for (const [key, stored] of this.#lines.all()) {
      this.#requests.set(key, { ...stored, checkedAt: null, askedCount: 0, nextAt: clock.now() });
    }
  }

  of(owner: Owner): WatchedRequest[] {
    return [...this.#requests.values()].filter(
      ({ hub, accountId }) => hub === owner.hub && accountId === owner.accountId,
    );
  }

  /** The person goes to the repo's page. */
  expect(owner: Owner, repo: RepoRef): void {
    const found = this.#requests.get(requestKey({ ...owner, repo }));
    if (found?.standing === "pending") return;
    this.remove(owner, repo);
    this.#open(owner, repo, "asking");
  }

  /** An answer of the Hub about reading the repo's content. */
  note(owner: Owner, repo: RepoRef, answer: Access): void {
    const found = this.#requests.get(requestKey({ ...owner, repo }));
    const isOpen = found?.standing === "asking" || found?.standing === "pending";
    if (answer.type === "granted") {
      if (found !== undefined && isOpen) this.#decide(found, "granted", answer.checkedAt);
      return;
    }
    const { gate } = answer.problem;
    if (gate === "pending") {
      const { askedCount } = found?.standing === "pending" ? found : { askedCount: 0 };
      this.#open(owner, repo, "pending", { checkedAt: answer.checkedAt, askedCount });
    } else if (gate === "rejected") {
      if (found !== undefined && isOpen) this.#decide(found, "rejected", answer.checkedAt);
    } else if (gate === "ask" && found !== undefined && found.standing !== "asking") {
      // It was taken back, or access was taken away.
      this.remove(owner, repo);
    } else if (found !== undefined && isOpen) {
      this.#set({ ...found, checkedAt: answer.checkedAt });
    }
  }

  /** Counts a question that is about to be asked; `notBefore` puts the next one off. Gives up who has not asked for long. */
  asked(request: WatchedRequest, notBefore = 0): void {
    const found = this.#requests.get(requestKey(request));
    // It may have been taken back or decided meanwhile.
    if (found?.standing !== "asking" && found?.standing !== "pending") return;
    const now = this.#options.clock.now();
    if (found.standing === "asking" && now - found.since > askingEndsMs) {
      this.remove(found, found.repo);
      return;
    }
    const askedCount = found.askedCount + 1;
    const nextAt = Math.max(now + waitBefore(found.standing, askedCount), notBefore);
    this.#set({ ...found, askedCount, nextAt });
  }

  /** What is open is asked about at once. */
  hurry(): void {
    const now = this.#options.clock.now();
    for (const request of this.#requests.values()) this.#requests.set(requestKey(request), { ...request, nextAt: now });
  }

  remove(owner: Owner, repo: RepoRef): void {
    const key = requestKey({ ...owner, repo });
    this.#requests.delete(key);
    this.#lines.remove(key);
  }

  forgetAccount(accountId: string): void {
    for (const request of [...this.#requests.values()]) {
      if (request.accountId === accountId) this.remove(request, request.repo);
    }
  }

  close(): Promise<void> {
    return this.#lines.close();
  }

  #open(
    owner: Owner,
    repo: RepoRef,
    standing: StoredRequest["standing"],
    { checkedAt = null, askedCount = 0 }: Partial<Pick<WatchedRequest, "checkedAt" | "askedCount">> = {},
  ): void {
    const now = this.#options.clock.now();
    const found = this.#requests.get(requestKey({ ...owner, repo }));
    const since = found?.standing === standing ? found.since : now;
    const nextAt = now + waitBefore(standing, askedCount);
    this.#set({
      ...owner,
      repo,
      standing,
      since,
      checkedAt: checkedAt ?? found?.checkedAt ?? null,
      askedCount,
      nextAt,
    });
    if (found?.standing !== standing)
      this.#lines.put(requestKey({ ...owner, repo }), { ...owner, repo, standing, since });
    const [oldest] = this.#requests.values();
    if (this.#requests.size > requestsMax && oldest !== undefined) this.remove(oldest, oldest.repo);
  }

  #decide(request: WatchedRequest, standing: "granted" | "rejected", checkedAt: number): void {
    const before = request.standing === "pending" ? "pending" : "asking";
    const decided: WatchedRequest = { ...request, standing, checkedAt };
    this.#set(decided);
    this.#lines.remove(requestKey(request));
    this.#options.onDecided(decided, before);
  }

  #set(request: WatchedRequest): void {
    this.#requests.set(requestKey(request), request);
  }
}
