/** What a link in a card may lead to: a place in the card, a file of the repo, a web page outside the app, or nowhere. */

export type CardLink =
  | { readonly type: "anchor"; readonly name: string }
  /** `isFolder` is known only where the link says so with a final slash. */
  | { readonly type: "file"; readonly path: string; readonly isFolder: boolean }
  | { readonly type: "web"; readonly url: string }
  | { readonly type: "none" };

const nowhere: CardLink = { type: "none" };

/**
 * Reads a link as the card's author wrote it. `pageUrl` is the repo's page on the Hub. Only http and https leave the app,
 * and without credentials in the link; `javascript:`, `data:`, `file:` and all else lead nowhere.
 */
export function cardLink(href: string, pageUrl: string): CardLink {
  const link = href.trim();
  if (link === "") return nowhere;
  if (link.startsWith("#")) {
    const name = decoded(link.slice(1));
    return name === null || name === "" ? nowhere : { type: "anchor", name };
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(link) || link.startsWith("/")) return webLink(link, pageUrl);
  return fileLink(link);
}

function webLink(link: string, pageUrl: string): CardLink {
  const base = URL.canParse(pageUrl) ? pageUrl : undefined;
  if (!URL.canParse(link, base)) return nowhere;
  const url = new URL(link, base);
  if ((url.protocol !== "https:" && url.protocol !== "http:") || url.username !== "" || url.password !== "")
    return nowhere;
  const inRepo = `${pageUrl}/`;
  if (url.href.startsWith(inRepo)) {
    const file = /^(?:blob|resolve|tree)\/[^/]+\/(.+)$/.exec(url.href.slice(inRepo.length))?.[1];
    if (file !== undefined) return fileLink(file);
  }
  return { type: "web", url: url.href };
}

function fileLink(link: string): CardLink {
  const path = decoded(link.replace(/[?#].*$/s, ""));
  // A control character or backslash in a path is a trick or a mistake; neither names a file one could open.
  if (path === null || /[\p{Cc}\\]/u.test(path)) return nowhere;
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return nowhere;
  }
  return parts.length === 0 ? nowhere : { type: "file", path: parts.join("/"), isFolder: path.endsWith("/") };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
