/** Makes hubFetch: chooses the token, sends, retries with back-off, watches the network and turns error answers into problems. */
import type { Clock } from "#core/clock.ts";
import type { Dispatchers } from "#core/hub/dispatcher.ts";
import type { Endpoint, HubAccess, HubFetchInit, HubTakeInit } from "#core/hub/hub-fetch.ts";
import { tokenRejected } from "#core/hub/hub-problem.ts";
import type { NetworkMonitor } from "#core/hub/network.ts";
import type { NetworkConfig } from "#core/hub/network-config.ts";
import { isWorthRetrying, problemFromNetwork } from "#core/hub/problem-from-network.ts";
import { problemFromResponse } from "#core/hub/problem-from-response.ts";
import { askedWaitMs } from "#core/hub/rate-limit.ts";
import { ownHeaders, send } from "#core/hub/send.ts";
import { type Taken, takeFrom } from "#core/hub/take.ts";
import type { TokenSource } from "#core/hub/token-source.ts";
import { mayCarryToken } from "#core/hub/trusted-origins.ts";
import type { Log } from "#core/log/log.ts";
import { ProblemError } from "#core/problem-error.ts";

export type HubFetchOptions = {
  endpoint(): Endpoint;
  readonly tokens: TokenSource;
  /** The dispatchers for the configuration that holds now. */
  dispatchers(): Dispatchers;
  networkConfig(): NetworkConfig;
  readonly network: NetworkMonitor;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
};

const retryStatuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
const retriesDefault = 2;
/** A longer wait is the person's to decide about. */
const waitMaxMs = 10_000;

/** Of an error answer so much is read. */
const errorBytesMax = 65_536;

type Sender = { readonly id: string | null; readonly token: string };
type Sent = { readonly response: Response; readonly sender: Sender | null };

export function createHubFetch(options: HubFetchOptions): HubAccess {
  const { tokens, network, clock, log } = options;
  const userAgent = `hubdeck/${options.version}`;

  /** Whose token goes with a request to `url`; null for none. */
  function senderFor(url: URL, account: HubFetchInit["account"] = "active"): Sender | null {
    if (account === "none") return null;
    const endpoint = options.endpoint();
    const hubOrigin = new URL(endpoint.hub).origin;
    if (typeof account === "object" && "candidateToken" in account) {
      return url.origin === hubOrigin ? { id: null, token: account.candidateToken } : null;
    }
    const id = account === "active" ? tokens.activeId() : account.id;
    if (id === null) return null;
    const secret = tokens.get(id);
    if (secret === null || secret.hubOrigin !== hubOrigin) throw new ProblemError(notSignedIn(hubOrigin));
    return mayCarryToken(url, secret.hubOrigin, endpoint) ? { id, token: secret.token } : null;
  }

  async function request(url: URL, init: HubFetchInit): Promise<Sent> {
    if (Object.keys(init.headers ?? {}).some((name) => /^(?:proxy-)?authorization$|^cookie$/i.test(name))) {
      throw new TypeError("hubFetch adds the token itself");
    }
    const sender = senderFor(url, init.account);
    if (sender !== null && sender.id !== null) tokens.onUsed(sender.id);
    const method = init.method ?? "GET";
    const retries = method === "POST" ? 0 : (init.retries ?? retriesDefault);
    for (let attempt = 0; ; attempt += 1) {
      const startedAt = clock.now();
      const response = await sendOnce(url, init, sender);
      const isLast = attempt >= retries;
      if (response instanceof ProblemError) {
        log.warn("hub.failed", { method, url: url.href, code: response.problem.code, attempt });
        if (isLast || !isWorthRetrying(response.problem)) {
          if (isOfHub(url)) network.onFailure(response.problem);
          throw response;
        }
        await clock.sleep(backOffMs(attempt), init.signal);
        continue;
      }
      const { status } = response;
      log.info("hub.answered", { method, url: url.href, status, ms: clock.now() - startedAt, attempt });
      const askedMs = askedWaitMs(response.headers, clock.now());
      const waitMs = askedMs ?? backOffMs(attempt);
      if (isLast || !retryStatuses.has(status) || waitMs > waitMaxMs) {
        if (isOfHub(url)) network.onAnswer(status === 429 && askedMs !== null ? clock.now() + askedMs : null);
        return { response, sender };
      }
      await response.body?.cancel();
      await clock.sleep(waitMs, init.signal);
    }
  }

  /** Only what the Hub and its router do says whether the Hub can be reached. */
  function isOfHub(url: URL): boolean {
    const { hub, router } = options.endpoint();
    return [hub, router].some((base) => base !== null && new URL(base).origin === url.origin);
  }

  /** The answer, or the problem that there was none; throws only when aborted. */
  async function sendOnce(url: URL, init: HubFetchInit, sender: Sender | null): Promise<Response | ProblemError> {
    init.signal?.throwIfAborted();
    const dispatchers = options.dispatchers();
    try {
      return await send({ url, init, dispatchers, token: sender?.token ?? null, userAgent });
    } catch (error) {
      init.signal?.throwIfAborted();
      if (error instanceof ProblemError) return error;
      return new ProblemError(problemFromNetwork(error, url, dispatchers.proxyOf(url)), { cause: error });
    }
  }

  /** A 401 with a token on what is open to all says that the token is bad, not that the thing is closed. */
  async function isOpenWithoutToken(url: URL, init: HubFetchInit): Promise<boolean> {
    if (init.method === "POST") return false;
    const answer = await sendOnce(url, init, null);
    if (answer instanceof ProblemError) return false;
    await answer.body?.cancel();
    return answer.ok;
  }

  async function requestOk(url: URL, init: HubFetchInit): Promise<Response> {
    const { response, sender } = await request(url, init);
    const isRedirect = response.status >= 300 && response.status < 400 && init.redirect === "manual";
    if (response.ok || isRedirect) return response;
    throw await refusalOf(response, url, init, sender);
  }

  /** What an error answer means; a token that it rejects is told of. */
  async function refusalOf(
    response: Response,
    url: URL,
    init: HubFetchInit,
    sender: Sender | null,
  ): Promise<ProblemError> {
    const endpoint = options.endpoint();
    const context = { endpoint, url, hadToken: sender !== null, now: clock.now() };
    let problem = await problemFromResponse(response, context);
    if (response.status === 401 && sender !== null && problem.code !== "TOKEN_REJECTED") {
      if (await isOpenWithoutToken(url, init)) problem = { ...tokenRejected(endpoint.hub), details: problem.details };
    }
    if (problem.code === "TOKEN_REJECTED" && sender !== null && sender.id !== null)
      tokens.onRejected(sender.id, problem);
    return new ProblemError(problem);
  }

  async function take(url: URL, init: HubTakeInit): Promise<Taken> {
    const sender = senderFor(url, init.account);
    if (sender !== null && sender.id !== null) tokens.onUsed(sender.id);
    const { headers, signal, bytesMax, silenceMs, onBytes } = init;
    const dispatchers = options.dispatchers();
    let taken: Taken;
    try {
      taken = await takeFrom(dispatchers.for(url), {
        url,
        headers: { ...headers, ...ownHeaders(sender?.token ?? null, userAgent) },
        bytesMax: Math.max(bytesMax, errorBytesMax),
        headersTimeoutMs: silenceMs,
        bodyTimeoutMs: silenceMs,
        signal,
        isLent: false,
        onBytes,
      });
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ProblemError) throw error;
      const problem = problemFromNetwork(error, url, dispatchers.proxyOf(url));
      log.warn("hub.failed", { method: "GET", url: url.href, code: problem.code, attempt: 0 });
      if (isOfHub(url)) network.onFailure(problem);
      throw new ProblemError(problem, { cause: error });
    }
    const { status } = taken;
    const askedMs = status === 429 ? askedWaitMs(taken.headers, clock.now()) : null;
    if (isOfHub(url)) network.onAnswer(askedMs === null ? null : clock.now() + askedMs);
    if (status < 400) return taken;
    log.info("hub.answered", { method: "GET", url: url.href, status, attempt: 0 });
    throw await refusalOf(responseOf(taken), url, { account: init.account, headers, signal }, sender);
  }

  return {
    fetch: async (url, init = {}) => (await request(new URL(url), init)).response,
    fetchOk: (url, init = {}) => requestOk(new URL(url), init),
    take: (url, init) => take(new URL(url), init),
    endpoint: options.endpoint,
    activeAccountId: () => tokens.activeId(),
    userNameOf: (id) => tokens.userNameOf(id),
    networkConfig: options.networkConfig,
  };
}

/** An error answer as the table of problems reads it. */
function responseOf({ status, headers, chunks }: Taken): Response {
  const kept = ["x-error-code", "x-error-message", "x-request-id", "ratelimit", "retry-after", "content-type"];
  const pairs = kept.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  return new Response(Buffer.concat(chunks), { status, headers: pairs });
}

/** Half a second, doubled each time, and a random part so that many clients do not come back together. */
function backOffMs(attempt: number): number {
  return Math.min(500 * 2 ** attempt, 8000) * (0.5 + Math.random() / 2);
}

function notSignedIn(hubOrigin: string) {
  return {
    code: "NOT_SIGNED_IN",
    what: "The account for this is not signed in",
    why: `It was removed, or it belongs to another Hub than ${hubOrigin}.`,
    action: { type: "go", label: "Account", to: "account" },
  } as const;
}
