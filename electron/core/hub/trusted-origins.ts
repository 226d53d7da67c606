/** Where a token may go: the Hub that accepted it and that Hub's router, by scheme, host and port. Nothing else, ever. */
import type { Endpoint } from "#core/hub/hub-fetch.ts";

/** Whether a request to `url` may carry a token that `hubOrigin` accepted, while `endpoint` is the Hub that is set. */
export function mayCarryToken(url: URL, hubOrigin: string, endpoint: Endpoint): boolean {
  if (url.origin === hubOrigin) return true;
  // The router belongs to the Hub that is set, so it gets no token of another Hub.
  if (new URL(endpoint.hub).origin !== hubOrigin || endpoint.router === null) return false;
  return url.origin === new URL(endpoint.router).origin;
}
