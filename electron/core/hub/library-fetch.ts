/** hubFetch in the form that @huggingface/hub and @huggingface/inference take as their own `fetch`. */
import type { HubAccess, HubFetchInit } from "#core/hub/hub-fetch.ts";

/**
 * A fetch for a library: the Authorization header it sets is dropped, since hubFetch decides itself where a token may go.
 * An error answer throws its ProblemError before the library sees it, which would lose its headers.
 */
export function libraryFetch(hub: HubAccess, options: Pick<HubFetchInit, "account" | "signal">): typeof fetch {
  return async (input, init = {}) => {
    if (input instanceof Request) throw new TypeError("A URL is expected, not a Request");
    const headers = new Headers(init.headers);
    headers.delete("authorization");
    const { method = "GET", body } = init;
    if (method !== "GET" && method !== "HEAD" && method !== "POST") throw new TypeError(`Not used so far: ${method}`);
    if (body !== undefined && body !== null && typeof body !== "string" && !(body instanceof Uint8Array)) {
      throw new TypeError("The body must be text or bytes");
    }
    const signals = [options.signal, init.signal].filter((signal) => signal !== undefined && signal !== null);
    return hub.fetchOk(input, {
      method,
      headers: Object.fromEntries(headers),
      ...(body === undefined || body === null ? {} : { body }),
      ...(signals.length === 0 ? {} : { signal: AbortSignal.any(signals) }),
      ...(init.redirect === "manual" ? { redirect: "manual" } : {}),
      ...(options.account === undefined ? {} : { account: options.account }),
    });
  };
}
