/**
 * One request with its redirects, followed by hand: the token is decided anew at each hop, and once it was dropped because a
 * redirect left the origin it does not come back. Never follows a redirect to an unprotected or non-http address.
 */
import { type Dispatcher, fetch as undiciFetch } from "undici";
import type { Dispatchers } from "#core/hub/dispatcher.ts";
import type { HubFetchInit } from "#core/hub/hub-fetch.ts";
import { ProblemError } from "#core/problem-error.ts";

export type SendOptions = {
  readonly url: URL;
  readonly init: HubFetchInit;
  readonly dispatchers: Dispatchers;
  /** The token, if the first URL may carry it. */
  readonly token: string | null;
  readonly userAgent: string;
};

const redirectsMax = 5;
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Sends the request; throws what undici throws when no answer comes, or ProblemError NOT_THE_HUB for a redirect not to follow. */
export async function send(options: SendOptions): Promise<Response> {
  const { init, dispatchers, userAgent } = options;
  let { url, token } = options;
  let method = init.method ?? "GET";
  let body = init.body;
  for (let hop = 0; ; hop += 1) {
    const headers = new Headers({ ...ownHeaders(token, userAgent), ...init.headers });
    // undici adds `identity` itself to a request for a range.
    if (headers.has("range")) headers.delete("accept-encoding");
    const response = await undiciFetch(url, {
      method,
      headers: [...headers],
      redirect: "manual",
      dispatcher: withTimeouts(dispatchers.for(url), init),
      ...(body === undefined ? {} : { body }),
      ...(init.signal === undefined ? {} : { signal: init.signal }),
    });
    const location = redirectStatuses.has(response.status) ? response.headers.get("location") : null;
    if (location === null || init.redirect === "manual") {
      // undici's Response is the one Node has built in; only its declaration is another.
      return response as unknown as Response;
    }
    await response.body?.cancel();
    const next = nextUrl(location, url);
    if (hop === redirectsMax) throw notFollowed(url, "It redirected too many times.");
    if (next.origin !== url.origin) token = null;
    if (response.status === 303 || (response.status < 303 && method === "POST")) {
      method = method === "HEAD" ? "HEAD" : "GET";
      body = undefined;
    }
    url = next;
  }
}

/** What we say of ourselves, with the token where the URL may carry it. */
export function ownHeaders(token: string | null, userAgent: string): Record<string, string> {
  return { "user-agent": userAgent, ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
}

function nextUrl(location: string, url: URL): URL {
  const next = URL.parse(location, url.href);
  if (next === null) throw notFollowed(url, "It redirected to something that is not an address.");
  const isDowngrade = url.protocol === "https:" && next.protocol !== "https:";
  if (isDowngrade || (next.protocol !== "https:" && next.protocol !== "http:")) {
    throw notFollowed(url, "It redirected to an address that is not protected.");
  }
  return next;
}

function notFollowed(url: URL, why: string): ProblemError {
  return new ProblemError({
    code: "NOT_THE_HUB",
    what: `The answer of ${url.host} could not be used`,
    why,
    action: { type: "retry", label: "Try again" },
  });
}

/** fetch itself takes no timeouts; the dispatcher does, so each request gets a thin layer over it. */
function withTimeouts(dispatcher: Dispatcher, init: HubFetchInit): Dispatcher {
  const { headersTimeoutMs = 30_000, bodyTimeoutMs = 60_000 } = init;
  return dispatcher.compose(
    (dispatch) => (options, handler) =>
      dispatch({ ...options, headersTimeout: headersTimeoutMs, bodyTimeout: bodyTimeoutMs }, handler),
  );
}
