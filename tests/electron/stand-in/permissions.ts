/** Sets in Chromium what the app's own handlers decide, so that the page is granted or refused by Chromium. */
import type { Session as ElectronSession, PermissionRequest } from "electron";
import type { Session } from "#tests/electron/stand-in/cdp.ts";
import type { StandInSession } from "#tests/electron/stand-in/session.ts";
import { appUrl, chromiumOrigin } from "#tests/electron/stand-in/urls.ts";

type RequestHandler = NonNullable<Parameters<ElectronSession["setPermissionRequestHandler"]>[0]>;
type CheckHandler = NonNullable<Parameters<ElectronSession["setPermissionCheckHandler"]>[0]>;
type Name = Parameters<RequestHandler>[1] & Parameters<CheckHandler>[1];

/** Electron's names, and Chromium's for the same. */
const permissions: readonly { readonly name: Name; readonly web: string; readonly media?: "audio" | "video" }[] = [
  { name: "geolocation", web: "geolocation" },
  { name: "notifications", web: "notifications" },
  { name: "clipboard-read", web: "clipboard-read" },
  { name: "clipboard-sanitized-write", web: "clipboard-write" },
  { name: "media", web: "microphone", media: "audio" },
  { name: "media", web: "camera", media: "video" },
  { name: "midi", web: "midi" },
  { name: "idle-detection", web: "idle-detection" },
  { name: "window-management", web: "window-management" },
  { name: "storage-access", web: "storage-access" },
];

/** Asks both handlers about each permission, as the page `url` would make Electron ask. Without handlers Electron allows. */
export async function applyPermissions(
  browser: Session,
  session: StandInSession,
  contents: object,
  url: string,
): Promise<void> {
  for (const { name, web, media } of permissions) {
    const isAllowed =
      checks(session, contents, name, url, media) && (await requests(session, contents, name, url, media));
    await browser.send("Browser.setPermission", {
      origin: chromiumOrigin,
      permission: { name: web },
      setting: isAllowed ? "granted" : "denied",
    });
  }
}

type Media = "audio" | "video" | undefined;
/** The handlers' own type for the contents that ask; here they are the stand-in's. */
type Contents = Parameters<RequestHandler>[0];

function checks(session: StandInSession, contents: object, name: Name, url: string, media: Media): boolean {
  const handler = session.permissionCheck;
  const details = { requestingUrl: url, isMainFrame: true, ...(media ? { mediaType: media } : {}) };
  return handler === null || handler(contents as Contents, name, new URL(appUrl(url)).href, details);
}

function requests(session: StandInSession, contents: object, name: Name, url: string, media: Media): Promise<boolean> {
  const handler = session.permissionRequest;
  if (handler === null) return Promise.resolve(true);
  const details: PermissionRequest = {
    requestingUrl: url,
    isMainFrame: true,
    ...(media ? { mediaTypes: [media], securityOrigin: url } : {}),
  };
  return new Promise((resolve) => handler(contents as Contents, name, resolve, details));
}
