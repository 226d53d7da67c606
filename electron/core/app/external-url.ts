/** Which addresses may be opened outside the app. Cards and names of others can hold any link, so everything else is refused. */
import { ProblemError } from "#core/problem-error.ts";

/**
 * The address, normalised, if it may be opened: https to a host with a public-looking name, or a page of the Hub that is set.
 * Throws ProblemError BAD_INPUT for file:, javascript:, custom schemes, credentials in the address, IP addresses and local names.
 */
export function externalUrl(text: string, hub: string): string {
  const url = text.length <= 2048 ? URL.parse(text) : null;
  if (url === null || url.username !== "" || url.password !== "" || url.href.length > 2048) throw refused();
  if (url.origin === new URL(hub).origin) return url.href;
  const { hostname } = url;
  // A public name ends in letters, which no IP address does: the parser has made every form of IPv4 dotted numbers.
  const isLocalName = !/\.[a-z][a-z0-9-]*\.?$/i.test(hostname);
  const isInternal = /\.(?:local|localhost|internal|lan|home|corp|test|invalid|onion|arpa)\.?$/i.test(hostname);
  if (url.protocol !== "https:" || isLocalName || isInternal) throw refused();
  return url.href;
}

function refused(): ProblemError {
  return new ProblemError({
    code: "BAD_INPUT",
    what: "This link is not opened",
    why: "Only https addresses on the internet and pages of the Hub are opened from the app.",
    action: null,
  });
}
