/** `app`: the life of the process. Chromium is started when the app gets ready, with the app's own data folder. */
import { mkdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "electron";
import { type Chromium, startChromium } from "#tests/electron/stand-in/chromium.ts";
import { KnownEmitter, preventable, strict, strictClass } from "#tests/electron/stand-in/lacking.ts";
import { note } from "#tests/electron/stand-in/records.ts";
import { takeLock } from "#tests/electron/stand-in/single-instance.ts";

const events = [
  ...["ready", "window-all-closed", "before-quit", "will-quit", "quit", "activate", "second-instance"],
  ...["web-contents-created", "browser-window-created", "open-url", "child-process-gone", "render-process-gone"],
];

/** What the app's life needs of a window. */
type OpenWindow = { close(): void; destroy(): void };

/** Switches as Chromium reads them: from the arguments, lower case, without dashes. */
function switches(): Map<string, string> {
  const found = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
  return new Map(
    found.map((argument) => {
      const [name = "", ...value] = argument.slice(2).split("=");
      return [name.toLowerCase(), value.join("=")];
    }),
  );
}

class StandInApp
  extends KnownEmitter
  implements
    Pick<
      App,
      | "enableSandbox"
      | "exit"
      | "quit"
      | "isReady"
      | "whenReady"
      | "getPath"
      | "setPath"
      | "getName"
      | "setName"
      | "getVersion"
      | "getAppPath"
      | "getLocale"
      | "isPackaged"
      | "setAsDefaultProtocolClient"
      | "setAppUserModelId"
      | "focus"
      | "requestSingleInstanceLock"
    >
{
  readonly isPackaged = process.env["HUBDECK_STAND_IN_PACKAGED"] === "yes";
  readonly windows = new Set<OpenWindow>();
  readonly paths = new Map<string, string>();
  readonly arguments = switches();
  readonly commandLine = strict("app.commandLine", {
    hasSwitch: (name: string) => this.arguments.has(name.toLowerCase()),
    getSwitchValue: (name: string) => this.arguments.get(name.toLowerCase()) ?? "",
    appendSwitch: (name: string, value = "") => void this.arguments.set(name.toLowerCase(), value),
  } satisfies Partial<App["commandLine"]>);
  name = "hubdeck";
  ready: Promise<Chromium> | null = null;
  hasStarted = false;
  isQuitting = false;
  isSandboxed = false;

  constructor() {
    super("app", events);
    process.on("SIGTERM", () => this.quit());
    process.on("SIGINT", () => this.quit());
  }

  enableSandbox(): void {
    if (this.hasStarted) throw new Error("app.enableSandbox() can only be called before app is ready");
    this.isSandboxed = true;
  }

  isReady(): boolean {
    return this.hasStarted;
  }

  async whenReady(): Promise<void> {
    await this.chromium();
  }

  /** The browser, once the app is ready. */
  chromium(): Promise<Chromium> {
    this.ready ??= this.start();
    return this.ready;
  }

  async start(): Promise<Chromium> {
    const userData = this.getPath("userData");
    mkdirSync(userData, { recursive: true });
    const chromium = await startChromium(userData, () => {
      console.error("The stand-in's browser ended by itself");
      process.exit(70);
    });
    this.hasStarted = true;
    this.emit("ready");
    process.send?.({ type: "browser", endpoint: chromium.endpoint });
    return chromium;
  }

  /** Without asking windows. Code after it may still run for a moment, as in Electron. */
  exit(code = 0): void {
    for (const window of this.windows) window.destroy();
    this.emit("quit", {}, code);
    const ended = this.ready === null ? Promise.resolve() : this.ready.then((chromium) => chromium.end());
    void ended.catch(() => undefined).finally(() => process.exit(code));
  }

  quit(): void {
    const before = preventable({});
    this.emit("before-quit", before);
    if (before.defaultPrevented) return;
    this.isQuitting = true;
    for (const window of [...this.windows]) window.close();
    // A window that stayed has cancelled it.
    if (this.windows.size > 0) this.isQuitting = false;
    else this.finish();
  }

  /** The last window is closed, or there was none. */
  finish(): void {
    const will = preventable({});
    this.emit("will-quit", will);
    if (will.defaultPrevented) this.isQuitting = false;
    else this.exit(0);
  }

  /** A window is closed. After app.quit() Electron does not say that it was the last. */
  forget(window: OpenWindow): void {
    if (!this.windows.delete(window) || this.windows.size > 0 || this.isQuitting) return;
    if (this.listenerCount("window-all-closed") === 0) this.quit();
    else this.emit("window-all-closed");
  }

  getPath(name: Parameters<App["getPath"]>[0]): string {
    const folder = { home: homedir(), temp: tmpdir(), downloads: join(homedir(), "Downloads"), exe: process.execPath };
    const known = this.paths.get(name) ?? Object.entries(folder).find(([key]) => key === name)?.[1];
    if (known === undefined) throw new Error(`The stand-in has no path "${name}" unless the app sets it`);
    return known;
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return process.env["npm_package_version"] ?? "0.0.0";
  }

  getAppPath(): string {
    return process.cwd();
  }

  getLocale(): string {
    return "en-US";
  }

  requestSingleInstanceLock(): boolean {
    return takeLock(this.getPath("userData"), (args, folder) => this.emit("second-instance", {}, args, folder, null));
  }

  setAsDefaultProtocolClient(scheme: string): boolean {
    note("app.setAsDefaultProtocolClient", scheme);
    return true;
  }

  setAppUserModelId(id: string): void {
    note("app.setAppUserModelId", id);
  }

  focus(): void {
    note("app.focus");
  }
}

strictClass("app", StandInApp);

export const app = new StandInApp();
