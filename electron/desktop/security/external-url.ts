/** The last look at an address before the system opens it; the first was the core's, which knows the Hub. */

/**
 * True for https, or plain http on this machine for a Hub that runs here; without credentials, at most 2048 characters, and spelled exactly as a
 * URL parser writes it, so that no two programs read it differently: no line breaks, no backslashes, no letters beyond ASCII in the host.
 */
export function isExternalUrl(url: string): boolean {
  if (url.length > 2048 || !URL.canParse(url)) return false;
  const { href, protocol, hostname, username, password } = new URL(url);
  if (href !== url || username !== "" || password !== "") return false;
  return protocol === "https:" || (protocol === "http:" && (hostname === "127.0.0.1" || hostname === "localhost"));
}
