/** What the page may load. All network is the core's: the page has its own files, blobs and inline pictures. */
import { appOrigin, isPageUrl, type PageOrigin } from "#electron/desktop/security/page-origin.ts";

/** Whether a request of the window's session goes out. In development the page's server may be asked, hot reload included, and the developer tools load. */
export function decideRequest(
  url: string,
  { origin, isPackaged }: { readonly origin: PageOrigin; readonly isPackaged: boolean },
): "allow" | "cancel" {
  if (isPageUrl(url, origin) || isBlobOf(url, origin) || url.startsWith("data:image/")) return "allow";
  if (isPackaged) return "cancel";
  if (origin !== appOrigin && isPageUrl(url, origin.replace("http:", "ws:"))) return "allow";
  return url.startsWith("devtools://devtools/") ? "allow" : "cancel";
}

/** Whether the page may save something as a file: only bytes that it holds itself, never the answer to a request. */
export function decideSave(url: string, origin: PageOrigin): "ask" | "cancel" {
  return isBlobOf(url, origin) ? "ask" : "cancel";
}

function isBlobOf(url: string, origin: PageOrigin): boolean {
  return url.startsWith(`blob:${origin}/`);
}
