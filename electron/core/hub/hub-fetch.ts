/**
 * The only way from the core to the network, and the only place that adds a token to a request.
 * A token goes to the Hub origin where it was accepted and to that Hub's router, compared by scheme, host and port; never elsewhere.
 */
import type { NetworkConfig } from "#core/hub/network-config.ts";
import type { Taken } from "#core/hub/take.ts";

/** A Hub: its web and API base, and the router for inference, or null where none is known. Both without a trailing slash. */
export type Endpoint = { readonly hub: string; readonly router: string | null };

export type HubFetchInit = {
  readonly method?: "GET" | "HEAD" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal?: AbortSignal;
  /** `manual` answers the redirect itself; `follow` drops the token on another origin. Default `follow`. */
  readonly redirect?: "follow" | "manual";
  /** The account whose token goes along; `active` (default) is the active one, `none` sends no token. */
  readonly account?: "active" | "none" | { readonly id: string } | { readonly candidateToken: string };
  /** Retries of GET and HEAD on 408, 429, 5xx and network errors, with back-off. Default 2. */
  readonly retries?: number;
  /** The longest silence before the answer's head, and between its bytes, in milliseconds. Defaults 30 000 and 60 000. */
  readonly headersTimeoutMs?: number;
  readonly bodyTimeoutMs?: number;
};

/**
 * Sends a request and answers the response whatever its status.
 * Throws ProblemError (OFFLINE, TLS, PROXY, HUB_DOWN) when no answer came, and the signal's reason when it was aborted.
 */
export type HubFetch = (url: string | URL, init?: HubFetchInit) => Promise<Response>;

/** As for `HubFetch`, and how much of the body is read at most. */
export type HubTakeInit = Required<Pick<HubFetchInit, "account" | "signal" | "headers">> & {
  readonly bytesMax: number;
  /** The longest silence before the head, and between the bytes, in milliseconds. */
  readonly silenceMs: number;
  /** Bytes of the body so far. */
  onBytes(bytes: number): void;
};

/**
 * One GET, not repeated and redirected nowhere, whose body is taken into memory: the cheap way for many small files. Throws
 * as `fetchOk` does.
 */
export type HubTake = (url: string | URL, init: HubTakeInit) => Promise<Taken>;

/** What the other capabilities need from this one. A request for an account that is gone, or of another Hub, throws NOT_SIGNED_IN. */
export type HubAccess = {
  readonly fetch: HubFetch;
  /** As `fetch`, but throws the ProblemError that the status, X-Error-Code and body mean unless the status is 2xx (3xx with redirect manual). */
  readonly fetchOk: HubFetch;
  readonly take: HubTake;
  /** The Hub that is set now. */
  endpoint(): Endpoint;
  /** The active account at this endpoint, or null when signed out. */
  activeAccountId(): string | null;
  /** Whose account that is: empty while the Hub was not asked yet, null for an account that is not there. */
  userNameOf(accountId: string): string | null;
  /** Proxy and certificates as they are set now, for a worker that fetches from the CDN: see dispatcher.ts. May hold a proxy's password. */
  networkConfig(): NetworkConfig;
};
