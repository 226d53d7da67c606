/**
 * Where a picture of a card lies, by what its author wrote: with the Hub, on another host, or nowhere that anybody fetches
 * from. The page asks this to name the hosts; the core asks it again before each fetch. Never touches the network.
 */

/** The Hub of huggingface.co, whose storage hosts count as the Hub's own. */
export const officialHub = "https://huggingface.co";

/** What of a URL counts here; both sides have a class URL that answers it. */
export type UrlParts = Readonly<
  Record<"href" | "origin" | "protocol" | "username" | "password" | "host" | "hostname" | "port", string>
>;
type ParseUrl = (text: string, base?: string) => UrlParts | null;

export type PictureHost =
  | { readonly type: "hub" }
  /** `host` with its port, where it has one. */
  | { readonly type: "elsewhere"; readonly host: string; readonly url: string }
  | { readonly type: "nowhere" };

/** `hub` is the base of the Hub that is set. A path without a host is the repo's own, and so the Hub's. */
export function pictureHost(source: string, hub: string, parse: ParseUrl): PictureHost {
  if (!hasHost(source)) return { type: "hub" };
  const url = parse(source, hub);
  if (url === null || url.username !== "" || url.password !== "") return { type: "nowhere" };
  if (isHubHost(url, hub, parse)) return { type: "hub" };
  return url.protocol === "https:" ? { type: "elsewhere", host: url.host, url: url.href } : { type: "nowhere" };
}

/** Whether a picture's address names a host or a scheme, and is no path in the repo. */
export function hasHost(source: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(source.trim());
}

/** Whether a URL is at the Hub, or for the official Hub at one of its storage hosts. */
export function isHubHost(url: UrlParts, hub: string, parse: ParseUrl): boolean {
  if (url.origin === parse(hub)?.origin) return true;
  if (hub !== officialHub || url.protocol !== "https:" || url.port !== "") return false;
  return /(?:^|\.)(?:hf\.co|huggingface\.co)$/.test(url.hostname);
}
