/** The contents of a window: a page in Chromium, its events as far as the DevTools protocol tells them. */
import { readFileSync } from "node:fs";
import type { WebContents } from "electron";
import type { Session } from "#tests/electron/stand-in/cdp.ts";
import type { Chromium } from "#tests/electron/stand-in/chromium.ts";
import { receive } from "#tests/electron/stand-in/ipc-main.ts";
import { KnownEmitter, preventable, strict, strictClass } from "#tests/electron/stand-in/lacking.ts";
import { answerRequest, type HeldRequest } from "#tests/electron/stand-in/page-requests.ts";
import { applyPermissions } from "#tests/electron/stand-in/permissions.ts";
import { bindingName, type WorldMessage, worldName, worldScript } from "#tests/electron/stand-in/preload-world.ts";
import { note } from "#tests/electron/stand-in/records.ts";
import { type StandInSession, tellOfDownload } from "#tests/electron/stand-in/session.ts";
import { appUrl, chromiumUrl } from "#tests/electron/stand-in/urls.ts";
import { StandInFrame } from "#tests/electron/stand-in/web-frame.ts";

const events = [
  ...["did-start-navigation", "did-navigate", "did-navigate-in-page", "did-finish-load", "dom-ready"],
  ...["will-navigate", "will-frame-navigate", "will-redirect", "will-attach-webview"],
  ...["render-process-gone", "destroyed", "first-paint"],
];

type OpenHandler = Parameters<WebContents["setWindowOpenHandler"]>[0];
export type ContentsOptions = { readonly session: StandInSession; readonly preload: string | undefined };

let lastId = 0;

export class StandInContents
  extends KnownEmitter
  implements
    Pick<
      WebContents,
      | "id"
      | "getURL"
      | "loadURL"
      | "reload"
      | "isDestroyed"
      | "isCrashed"
      | "setWindowOpenHandler"
      | "getZoomFactor"
      | "setZoomFactor"
      | "getZoomLevel"
      | "setZoomLevel"
      | "forcefullyCrashRenderer"
    >
{
  readonly id: number;
  readonly session: StandInSession;
  readonly mainFrame: StandInFrame;
  readonly frames = new Map<string, StandInFrame>();
  readonly contexts = new Map<number, StandInFrame>();
  readonly preload: string;
  readonly navigationHistory = strict("webContents.navigationHistory", {
    goBack: () => this.goBy(-1),
    goForward: () => this.goBy(1),
  } satisfies Partial<WebContents["navigationHistory"]>);
  page: Promise<Session> = Promise.reject(new Error("The page is not open yet"));
  chromium: Chromium | null = null;
  targetId = "";
  openHandler: OpenHandler | null = null;
  /** The address that the app itself is loading, which is no navigation of the page's. */
  ownLoad: string | null = null;
  isGone = false;
  hasCrashed = false;
  zoomLevel = 0;

  constructor({ session, preload }: ContentsOptions) {
    super("webContents", events);
    lastId += 1;
    this.id = lastId;
    this.session = session;
    this.preload = preload === undefined ? "" : readFileSync(preload, "utf8");
    this.mainFrame = new StandInFrame(() => this.page);
    this.page.catch(() => undefined);
  }

  /** Takes over the page that Chromium holds for this window. */
  attach(chromium: Chromium, targetId: string, session: Session): void {
    this.chromium = chromium;
    this.targetId = targetId;
    this.frames.set(targetId, this.mainFrame);
    this.page = this.prepare(session).then(() => session);
    this.page.catch((error: unknown) => console.error("The stand-in could not prepare the page:", error));
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  async loadURL(url: string): Promise<void> {
    const session = await this.page;
    const loaded = new Promise<void>((resolve) => this.once("did-finish-load", () => resolve()));
    this.ownLoad = url;
    const { errorText, loaderId } = await session.send("Page.navigate", { url: chromiumUrl(url) });
    if (errorText) throw new Error(`${errorText} loading '${url}'`);
    // Without a loader it was another place of the same document.
    if (loaderId) await loaded;
  }

  goBy(steps: number): void {
    this.sendToPage(async (session) => {
      const { currentIndex, entries } = await session.send("Page.getNavigationHistory");
      const entry = entries[currentIndex + steps];
      if (entry !== undefined) await session.send("Page.navigateToHistoryEntry", { entryId: entry.id });
    });
  }

  reload(): void {
    this.ownLoad = this.getURL();
    this.sendToPage((session) => session.send("Page.reload"));
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  isCrashed(): boolean {
    return this.hasCrashed;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  forcefullyCrashRenderer(): void {
    this.sendToPage((session) => session.send("Page.crash"));
  }

  getZoomLevel(): number {
    return this.zoomLevel;
  }

  setZoomLevel(level: number): void {
    this.zoomLevel = level;
  }

  getZoomFactor(): number {
    return 1.2 ** this.zoomLevel;
  }

  setZoomFactor(factor: number): void {
    this.zoomLevel = Math.log(factor) / Math.log(1.2);
  }

  /** Asks the app about a window that the page wants. The stand-in can refuse one and no more; chromium.ts closes it. */
  onWindowWanted(url: string): void {
    const answer = this.openHandler?.({
      url: appUrl(url),
      frameName: "",
      features: "",
      disposition: "new-window",
      referrer: { url: this.getURL(), policy: "no-referrer" },
    });
    note("a window that the page wants", appUrl(url), answer?.action ?? "allow");
  }

  /** The page is closed. */
  gone(): void {
    this.isGone = true;
    for (const frame of this.frames.values()) this.forget(frame);
    this.emit("destroyed");
  }

  sendToPage(work: (session: Session) => Promise<unknown>): void {
    this.page.then(work).catch((error: unknown) => {
      if (!this.isGone && !this.hasCrashed) console.error("The stand-in's page:", error);
    });
  }

  async prepare(session: Session): Promise<void> {
    this.listen(session);
    await Promise.all([
      session.send("Page.enable"),
      session.send("Page.setLifecycleEventsEnabled", { enabled: true }),
      session.send("Runtime.enable"),
      session.send("Inspector.enable"),
      session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] }),
      session.send("Runtime.addBinding", { name: bindingName, executionContextName: worldName }),
      session.send("Page.addScriptToEvaluateOnNewDocument", { source: worldScript(this.preload), worldName }),
    ]);
    await session.send("Runtime.runIfWaitingForDebugger");
  }

  listen(session: Session): void {
    session.on("Runtime.executionContextCreated", ({ context }) => {
      const frame = this.frames.get(String(context.auxData?.["frameId"]));
      if (context.name !== worldName || frame === undefined) return;
      this.contexts.set(context.id, frame);
      frame.openWorld(context.id);
    });
    session.on("Runtime.executionContextDestroyed", ({ executionContextId }) => {
      const frame = this.contexts.get(executionContextId);
      this.contexts.delete(executionContextId);
      if (frame?.world?.context === executionContextId) frame.closeWorld();
    });
    session.on("Runtime.executionContextsCleared", () => {
      this.contexts.clear();
      for (const frame of this.frames.values()) frame.closeWorld();
    });
    session.on("Runtime.bindingCalled", ({ executionContextId, payload }) => {
      const frame = this.contexts.get(executionContextId);
      // What was sent by a document that is gone by now has no frame, as in Electron.
      this.onWorldMessage(JSON.parse(payload), frame ?? null);
    });
    session.on("Page.frameAttached", ({ frameId }) => {
      if (!this.frames.has(frameId)) this.frames.set(frameId, new StandInFrame(() => this.page));
    });
    session.on("Page.frameDetached", ({ frameId, reason }) => {
      const frame = this.frames.get(frameId);
      if (frame === undefined || reason === "swap" || frame === this.mainFrame) return;
      this.frames.delete(frameId);
      this.forget(frame);
    });
    session.on("Page.frameStartedNavigating", ({ frameId, url, navigationType }) => {
      this.emit("did-start-navigation", {
        url: appUrl(url),
        isMainFrame: this.isMain(frameId),
        isSameDocument: navigationType === "sameDocument" || navigationType === "historySameDocument",
      });
    });
    session.on("Page.frameNavigated", ({ frame }) => {
      const known = this.frames.get(frame.id);
      if (known !== undefined) known.url = appUrl(frame.url);
      if (known !== this.mainFrame) return;
      this.hasCrashed = false;
      this.emit("did-navigate", {}, this.getURL(), 200, "OK");
    });
    session.on("Page.navigatedWithinDocument", ({ frameId, url }) => {
      const known = this.frames.get(frameId);
      if (known !== undefined) known.url = appUrl(url);
      this.emit("did-navigate-in-page", {}, appUrl(url), this.isMain(frameId));
    });
    session.on("Page.downloadWillBegin", ({ url, suggestedFilename }) =>
      tellOfDownload(this.session, appUrl(url), suggestedFilename, this),
    );
    session.on("Page.windowOpen", ({ url }) => this.onWindowWanted(url));
    session.on("Page.domContentEventFired", () => this.emit("dom-ready", {}));
    session.on("Page.loadEventFired", () => this.emit("did-finish-load", {}));
    session.on("Page.lifecycleEvent", ({ name, frameId }) => {
      if (name === "firstPaint" && this.isMain(frameId)) this.emit("first-paint");
    });
    session.on("Inspector.targetCrashed", () => {
      this.hasCrashed = true;
      this.contexts.clear();
      for (const frame of this.frames.values()) frame.closeWorld();
      this.emit("render-process-gone", {}, { reason: "crashed", exitCode: 5 });
    });
    session.on("Fetch.requestPaused", ({ frameId, redirectedRequestId, ...held }) => {
      this.onRequest(session, held, frameId, redirectedRequestId !== undefined).catch((error: unknown) => {
        // The page did not wait for it: it went elsewhere, or is gone.
        const isPast = String(error).includes("Invalid InterceptionId");
        if (!isPast && !this.isGone && !this.hasCrashed) console.error("The stand-in failed at a request:", error);
      });
    });
  }

  async onRequest(session: Session, held: HeldRequest, frameId: string, isRedirect: boolean): Promise<void> {
    if (held.resourceType === "Document" && !this.mayNavigate(appUrl(held.request.url), frameId, isRedirect)) {
      await session.send("Fetch.failRequest", { requestId: held.requestId, errorReason: "Aborted" });
      return;
    }
    const { chromium } = this;
    if (held.resourceType === "Document" && this.isMain(frameId) && chromium !== null) {
      await applyPermissions(chromium.browser, this.session, this, appUrl(held.request.url));
    }
    await answerRequest(session, this.session, held);
  }

  /** Electron asks before a request goes out: what the app loads itself is not asked about. */
  mayNavigate(url: string, frameId: string, isRedirect: boolean): boolean {
    const isMainFrame = this.isMain(frameId);
    const isOwn = isMainFrame && this.ownLoad !== null && withoutHash(this.ownLoad) === withoutHash(url);
    if (isMainFrame) this.ownLoad = null;
    const event = preventable({ url, isMainFrame, isSameDocument: false, frame: this.frames.get(frameId) ?? null });
    if (isRedirect) this.emit("will-redirect", event);
    else if (!isOwn) {
      this.emit("will-frame-navigate", event);
      if (isMainFrame) this.emit("will-navigate", event);
    }
    return !event.defaultPrevented;
  }

  onWorldMessage(message: WorldMessage, frame: StandInFrame | null): void {
    if (message.type === "failed") console.error(message.message);
    else if (message.type === "send") receive({ sender: this, senderFrame: frame }, message.channel, message.args);
    else frame?.onPortMessage(message);
  }

  isMain(frameId: string): boolean {
    return this.frames.get(frameId) === this.mainFrame;
  }

  forget(frame: StandInFrame): void {
    frame.isGone = true;
    frame.closeWorld();
  }
}

const withoutHash = (url: string) => url.split("#")[0];

strictClass("webContents", StandInContents);
