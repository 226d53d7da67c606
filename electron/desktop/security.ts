/** What the Electron door allows, as pure functions over plain values: every decision can be read and tested without Electron. */
import type { WebPreferences } from "electron";

/** The page's own place. Not `file:`, which would let it read the disk. */
export const appScheme = "app";
export const appHost = "bundle";
export const appOrigin = `${appScheme}://${appHost}`;

/** True for a URL of the page's own origin. Parsed, never compared by prefix: `app://bundle.evil` and `app://bundle@evil` are not ours. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${appScheme}:` && host === appHost && username === "" && password === "";
}

/** The window's preferences: the page is a web page and nothing more. */
export function windowPreferences({ preload, isPackaged }: { readonly preload: string; readonly isPackaged: boolean }) {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !isPackaged,
  } as const satisfies WebPreferences;
}

/** Whether the page may go to a URL by itself. It never leaves its own document's origin; links open outside, through the contract. */
export function decideNavigation(url: string): "allow" | "prevent" {
  return isAppUrl(url) ? "allow" : "prevent";
}

/** Permissions that our own page may have; all others are denied, those that Electron does not know yet too. */
const allowedPermissions: ReadonlySet<string> = new Set([
  // The copy buttons. Reading the clipboard is another permission, and stays denied.
  "clipboard-sanitized-write",
]);

/** Whether a page at this URL may have a permission. */
export function decidePermission(permission: string, requestingUrl: string): boolean {
  return allowedPermissions.has(permission) && isAppUrl(requestingUrl);
}

/** Whether the page may load a URL. All network is the core's: the page has its own files, blobs and inline pictures. */
export function decideRequest(url: string, { isPackaged }: { readonly isPackaged: boolean }): "allow" | "cancel" {
  if (isAppUrl(url)) return "allow";
  if (url.startsWith(`blob:${appOrigin}/`) || url.startsWith("data:image/")) return "allow";
  return !isPackaged && url.startsWith("devtools://devtools/") ? "allow" : "cancel";
}

/** What of a frame that sends a message is looked at. */
export type SenderFrame = { readonly url: string };

/** True when a message comes from the top frame of our own window while it shows our own page. A frame is null once it has navigated away. */
export function isTrustedSender(sender: SenderFrame | null, mainFrame: SenderFrame): boolean {
  return sender !== null && sender === mainFrame && isAppUrl(sender.url);
}

/**
 * Whether the system's browser may open a URL; the second look after the core's own, which knows the Hub. https, or plain http on this machine
 * for a Hub that runs here, and never with credentials.
 */
export function isExternalUrl(url: string): boolean {
  if (url.length > 2048 || !URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== "" || password !== "") return false;
  return protocol === "https:" || (protocol === "http:" && (hostname === "127.0.0.1" || hostname === "localhost"));
}
