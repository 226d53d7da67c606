/** Starts Hubdeck in Electron itself, where a binary is: ELECTRON_BIN, or what `npx install-electron` put into the package. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { _electron } from "@playwright/test";
import {
  type HubdeckApp,
  type LaunchOptions,
  mainBundle,
  personEnvironment,
  projectFolder,
} from "#tests/electron/hubdeck-app.ts";

/** The binary's path, or null when there is none. */
export const electronBinary: string | null = findElectron();

function findElectron(): string | null {
  const found = namedOrInstalled();
  if (found === null && process.env["HUBDECK_TEST_ELECTRON"] === "required") {
    throw new Error("HUBDECK_TEST_ELECTRON asks for Electron itself, and there is no binary: npx install-electron");
  }
  return found;
}

function namedOrInstalled(): string | null {
  const named = process.env["ELECTRON_BIN"];
  if (named) return named;
  const folder = join(projectFolder, "node_modules", "electron");
  const pathFile = join(folder, "path.txt");
  if (!existsSync(pathFile)) return null;
  const binary = join(folder, "dist", readFileSync(pathFile, "utf8"));
  return existsSync(binary) ? binary : null;
}

export async function launchElectron(executablePath: string, options: LaunchOptions): Promise<HubdeckApp> {
  const electron = await _electron.launch({
    executablePath,
    // Chromium's sandbox refuses to run as root, which is what a CI container is; the live tests of the sandbox skip there.
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), mainBundle, ...(options.args ?? [])],
    cwd: dirname(mainBundle),
    env: personEnvironment(options),
  });
  const child = electron.process();
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part) => (text += String(part)));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));

  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    return await ended;
  };
  return {
    page: () => electron.firstWindow(),
    output: () => text,
    ended,
    windowCount: () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
    leave: () =>
      electron.evaluate(({ app, BrowserWindow }) => {
        // The app may be gone before it can answer, so the answer comes first.
        setImmediate(() => (process.platform === "darwin" ? app.quit() : BrowserWindow.getAllWindows()[0]?.close()));
      }),
    minimize: () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize()),
    isMinimized: () =>
      electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized() ?? false),
    resize: (bounds) =>
      electron.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted), bounds),
    bounds: () =>
      electron.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        if (window === undefined) throw new Error("The app has no window");
        return window.getBounds();
      }),
    livePreferences: () =>
      electron.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        if (window === undefined) throw new Error("The app has no window");
        // Electron has it for its own tests, and not in its typings.
        const read: unknown = Reflect.get(window.webContents, "getLastWebPreferences");
        return typeof read === "function" ? Reflect.apply(read, window.webContents, []) : null;
      }),
    crashPage: () =>
      electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()),
    // A frame inside has no preload in Electron. A page that was taken over could send all the same, so the message is made here.
    connectFrom: (where) =>
      electron.evaluate(({ BrowserWindow, ipcMain }, place) => {
        const [window] = BrowserWindow.getAllWindows();
        if (window === undefined) throw new Error("The app has no window");
        const { mainFrame } = window.webContents;
        const frames = place === "top" ? [mainFrame] : mainFrame.frames;
        for (const senderFrame of frames) {
          ipcMain.emit("hubdeck:connect", { sender: window.webContents, senderFrame, ports: [] });
        }
        return frames.map(({ url }) => url);
      }, where),
    answerDialogs: (button) =>
      electron.evaluate(({ dialog }, response) => {
        dialog.showMessageBox = async () => ({ response, checkboxChecked: false });
      }, button),
    asked: async (what) => {
      throw new Error(`What the app asks of ${what} is noted over the stand-in alone`);
    },
    async quit() {
      await electron.evaluate(({ app }) => app.quit()).catch(() => undefined);
      return await end();
    },
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await end();
    },
  };
}
