/** A session: what answers the page's requests, and what the page may. */
import type { Protocol, Session, WebRequest } from "electron";
import { strict, strictClass } from "#tests/electron/stand-in/lacking.ts";

type Handler = Parameters<Protocol["handle"]>[1];
type RequestListener = Parameters<WebRequest["onBeforeRequest"]>[0];
type PermissionRequestHandler = Parameters<Session["setPermissionRequestHandler"]>[0];
type PermissionCheckHandler = Parameters<Session["setPermissionCheckHandler"]>[0];

/** Schemes that were made ordinary web origins before the app was ready; only those can stand for one in Chromium. */
export const webSchemes = new Set<string>();

export class StandInSession
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
