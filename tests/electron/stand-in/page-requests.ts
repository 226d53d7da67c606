/** Answers what Chromium wants to load: through the app's own request rules, then by the app's own protocol handler. */
import type { Session as ElectronSession, Protocol } from "electron";
import type { Session } from "#tests/electron/stand-in/cdp.ts";
import type { StandInSession } from "#tests/electron/stand-in/session.ts";
import { appUrl } from "#tests/electron/stand-in/urls.ts";

type Details = Parameters<NonNullable<Parameters<ElectronSession["webRequest"]["onBeforeRequest"]>[0]>>[0];
/** A request that Chromium holds. */
export type HeldRequest = {
  readonly requestId: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
  };
  readonly resourceType: string;
};

/** Electron's words for Chromium's. */
const resourceTypes: Readonly<Record<string, Details["resourceType"]>> = {
  Document: "mainFrame",
  Stylesheet: "stylesheet",
  Script: "script",
  Image: "image",
  Font: "font",
  XHR: "xhr",
  Fetch: "xhr",
  Media: "media",
  Ping: "ping",
};

export async function answerRequest(session: Session, rules: StandInSession, held: HeldRequest): Promise<void> {
  const { requestId, request, resourceType } = held;
  const url = appUrl(request.url);
  if (await isCancelled(rules, url, request.method, resourceTypes[resourceType] ?? "other")) {
    await session.send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" });
    return;
  }
  const handler = rules.handlers.get(new URL(url).protocol.slice(0, -1));
  // Not the app's: to the network, where only this machine's own servers can be reached.
  if (handler === undefined) return void (await session.send("Fetch.continueRequest", { requestId }));
  const { method, headers } = request;
  const response = await handled(handler, new Request(url, { method, headers }));
  if (response === null) return void (await session.send("Fetch.failRequest", { requestId, errorReason: "Failed" }));
  const body = Buffer.from(await response.arrayBuffer()).toString("base64");
  const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
  await session.send("Fetch.fulfillRequest", { requestId, responseCode: response.status, responseHeaders, body });
}

type Handler = Parameters<Protocol["handle"]>[1];

async function handled(handler: Handler, request: Request): Promise<Response | null> {
  try {
    return await handler(request);
  } catch (error) {
    console.error("protocol.handle failed:", error);
    return null;
  }
}

let lastId = 0;

function isCancelled(
  rules: StandInSession,
  url: string,
  method: string,
  resourceType: Details["resourceType"],
): Promise<boolean> {
  const listener = rules.beforeRequest;
  if (listener === null) return Promise.resolve(false);
  lastId += 1;
  const details: Details = {
    id: lastId,
    url,
    method,
    resourceType,
    referrer: "",
    timestamp: performance.timeOrigin + performance.now(),
    uploadData: [],
  };
  return new Promise((resolve, reject) => {
    listener(details, ({ cancel = false, redirectURL }) => {
      if (redirectURL !== undefined) reject(new Error("The stand-in does not redirect requests"));
      else resolve(cancel);
    });
  });
}
