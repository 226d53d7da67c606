/** A session: what answers the page's requests, and what the page may. */
import type { DownloadItem, Protocol, Session, WebRequest } from "electron";
import { KnownEmitter, preventable, strict, strictClass } from "#tests/electron/stand-in/lacking.ts";
import { note } from "#tests/electron/stand-in/records.ts";

type Handler = Parameters<Protocol["handle"]>[1];
type RequestListener = Parameters<WebRequest["onBeforeRequest"]>[0];
type PermissionRequestHandler = Parameters<Session["setPermissionRequestHandler"]>[0];
type PermissionCheckHandler = Parameters<Session["setPermissionCheckHandler"]>[0];

/** Schemes that were made ordinary web origins before the app was ready; only those can stand for one in Chromium. */
export const webSchemes = new Set<string>();

export class StandInSession
  extends KnownEmitter
  implements
    Pick<
      Session,
      | "setPermissionRequestHandler"
      | "setPermissionCheckHandler"
      | "setDevicePermissionHandler"
      | "setDisplayMediaRequestHandler"
      | "setSpellCheckerEnabled"
    >
{
  constructor() {
    super("session", ["will-download"]);
  }

  readonly handlers = new Map<string, Handler>();
  beforeRequest: RequestListener | null = null;
  permissionRequest: PermissionRequestHandler = null;
  permissionCheck: PermissionCheckHandler = null;
  /** What was set and cannot be driven from outside of Chromium; a test can ask whether it was set. */
  readonly settings: Record<string, unknown> = {};

  readonly protocol = strict("session.protocol", {
    handle: (scheme: string, handler: Handler) => {
      if (!webSchemes.has(scheme)) throw new Error(`${scheme} was not registered as a standard, secure scheme in time`);
      this.handlers.set(scheme, handler);
    },
    isProtocolHandled: (scheme: string) => this.handlers.has(scheme),
  } satisfies Partial<Protocol>);

  readonly webRequest = strict("session.webRequest", {
    onBeforeRequest: (...args: readonly unknown[]) => {
      const [listener] = args;
      if (args.length !== 1 || typeof listener !== "function") throw new Error("No filters in the stand-in");
      this.beforeRequest = listener as NonNullable<RequestListener>;
    },
  } satisfies Partial<WebRequest>);

  setPermissionRequestHandler(handler: PermissionRequestHandler): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheckHandler): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: unknown): void {
    this.settings["devicePermissionHandler"] = handler;
  }

  setDisplayMediaRequestHandler(handler: unknown): void {
    this.settings["displayMediaRequestHandler"] = handler;
  }

  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.settings["isSpellCheckerEnabled"] = isEnabled;
  }
}

/** Tells the app of a file that the page gives away. Chromium saves none here; whether the app would have let it is noted. */
export function tellOfDownload(session: StandInSession, url: string, filename: string, contents: object): void {
  const event = preventable({});
  const item = strict("DownloadItem", {
    getURL: () => url,
    getFilename: () => filename,
    setSaveDialogOptions: (options) => note("item.setSaveDialogOptions", options),
  } satisfies Partial<DownloadItem>);
  session.emit("will-download", event, item, contents);
  note("a file that the page gives away", url, event.defaultPrevented ? "prevented" : "let");
}

strictClass("Session", StandInSession);

const partitions = new Map<string, StandInSession>();

/** `session`: every partition has its rules; its data lies in the one folder that Chromium has here. */
export const sessionModule = strict("session", {
  fromPartition(partition: string): StandInSession {
    const known = partitions.get(partition) ?? new StandInSession();
    partitions.set(partition, known);
    return known;
  },
  get defaultSession() {
    return sessionModule.fromPartition("");
  },
});
