/** A window: one page of Chromium, with the state that a window manager would keep. */
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from "electron";
import { app } from "#tests/electron/stand-in/app.ts";
import { KnownEmitter, preventable, strictClass } from "#tests/electron/stand-in/lacking.ts";
import { note } from "#tests/electron/stand-in/records.ts";
import { StandInSession, sessionModule } from "#tests/electron/stand-in/session.ts";
import { StandInContents } from "#tests/electron/stand-in/web-contents.ts";

const events = [
  ...["ready-to-show", "show", "hide", "focus", "blur", "close", "closed", "page-title-updated"],
  ...["minimize", "restore", "maximize", "unmaximize", "resize", "resized", "move", "moved"],
  ...["enter-full-screen", "leave-full-screen"],
];

const open = new Set<StandInWindow>();
let focused: StandInWindow | null = null;
let lastId = 0;

export class StandInWindow
  extends KnownEmitter
  implements
    Pick<
      BrowserWindow,
      | ("id" | "loadURL" | "close" | "destroy" | "isDestroyed" | "show" | "hide" | "isVisible" | "focus" | "isFocused")
      | ("minimize" | "isMinimized" | "restore" | "maximize" | "unmaximize" | "isMaximized")
      | ("setFullScreen" | "isFullScreen" | "getBounds" | "getNormalBounds" | "setBounds" | "setTitle" | "getTitle")
      | ("setProgressBar" | "flashFrame" | "setBackgroundColor")
    >
{
  readonly id: number;
  readonly webContents: StandInContents;
  bounds: Rectangle;
  title: string;
  isShown: boolean;
  state: "normal" | "minimized" | "maximized" | "full-screen" = "normal";
  isGone = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super("BrowserWindow", events);
    const { width = 800, height = 600, x = 0, y = 0, show = true, title = "", webPreferences = {} } = options;
    const { session = sessionModule.defaultSession, preload } = webPreferences;
    if (!(session instanceof StandInSession)) throw new TypeError("The session is none of the stand-in's");
    lastId += 1;
    this.id = lastId;
    this.bounds = { x, y, width, height };
    this.title = title;
    this.isShown = show;
    if (options.fullscreen) this.state = "full-screen";
    this.webContents = new StandInContents({ session, preload });
    open.add(this);
    app.windows.add(this);
    this.webContents.once("first-paint", () => this.emit("ready-to-show"));
    this.openPage();
    app.emit("web-contents-created", {}, this.webContents);
    app.emit("browser-window-created", {}, this);
  }

  static getAllWindows(): StandInWindow[] {
    return [...open];
  }

  static getFocusedWindow(): StandInWindow | null {
    return focused;
  }

  static fromWebContents(contents: object): StandInWindow | null {
    return [...open].find((window) => window.webContents === contents) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  close(): void {
    if (this.isGone) return;
    const event = preventable({});
    this.emit("close", event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    open.delete(this);
    if (focused === this) focused = null;
    const { chromium, targetId } = this.webContents;
    chromium?.browser.send("Target.closeTarget", { targetId }).catch(() => undefined);
    this.webContents.gone();
    this.emit("closed");
    app.forget(this);
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  show(): void {
    this.isShown = true;
    this.emit("show");
    this.focus();
  }

  hide(): void {
    this.isShown = false;
    this.emit("hide");
  }

  isVisible(): boolean {
    return this.isShown && this.state !== "minimized";
  }

  focus(): void {
    if (focused === this) return;
    focused?.emit("blur");
    focused = this;
    this.emit("focus");
  }

  isFocused(): boolean {
    return focused === this;
  }

  minimize(): void {
    this.become("minimized", "minimize");
  }

  isMinimized(): boolean {
    return this.state === "minimized";
  }

  restore(): void {
    this.become("normal", "restore");
  }

  maximize(): void {
    this.become("maximized", "maximize");
  }

  unmaximize(): void {
    this.become("normal", "unmaximize");
  }

  isMaximized(): boolean {
    return this.state === "maximized";
  }

  setFullScreen(isFull: boolean): void {
    this.become(isFull ? "full-screen" : "normal", isFull ? "enter-full-screen" : "leave-full-screen");
  }

  isFullScreen(): boolean {
    return this.state === "full-screen";
  }

  getBounds(): Rectangle {
    return { ...this.bounds };
  }

  getNormalBounds(): Rectangle {
    return { ...this.bounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds };
    const { width, height } = this.bounds;
    this.webContents.sendToPage((session) =>
      session.send("Emulation.setDeviceMetricsOverride", metrics(width, height)),
    );
    this.emit("resize");
    this.emit("move");
  }

  setTitle(title: string): void {
    this.title = title;
  }

  getTitle(): string {
    return this.title;
  }

  setProgressBar(progress: number): void {
    note("window.setProgressBar", progress);
  }

  flashFrame(isFlashing: boolean): void {
    note("window.flashFrame", isFlashing);
  }

  setBackgroundColor(color: string): void {
    note("window.setBackgroundColor", color);
  }

  become(state: StandInWindow["state"], event: string): void {
    this.state = state;
    this.emit(event);
  }

  /** Opens the page in Chromium; what is asked of it meanwhile waits. */
  openPage(): void {
    const opening = app.chromium().then(async (chromium) => {
      const { width, height } = this.bounds;
      const { session, targetId } = await chromium.openPage({ width, height });
      this.webContents.attach(chromium, targetId, session);
      return this.webContents.page;
    });
    this.webContents.page = opening;
    opening.catch((error: unknown) => console.error("The stand-in could not open a page:", error));
  }
}

const metrics = (width: number, height: number) => ({ width, height, deviceScaleFactor: 0, mobile: false });

strictClass("BrowserWindow", StandInWindow);
