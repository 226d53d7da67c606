/** What a test does to the app from outside of the page: what a person does to a window, and what an attacker in the page could do. */
import { app } from "#tests/electron/stand-in/app.ts";
import { StandInWindow } from "#tests/electron/stand-in/browser-window.ts";
import { clickMenu, clickNotification } from "#tests/electron/stand-in/desktop-parts.ts";
import { answerDialogs } from "#tests/electron/stand-in/dialog.ts";
import { machine, powerMonitor } from "#tests/electron/stand-in/machine.ts";
import { asked } from "#tests/electron/stand-in/records.ts";

type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const commands = {
  windows: () =>
    StandInWindow.getAllWindows().map((window) => ({
      url: window.webContents.getURL(),
      title: window.getTitle(),
      isVisible: window.isVisible(),
      isFocused: window.isFocused(),
      bounds: window.getBounds(),
    })),
  asked: () => asked,
  closeWindow: () => first().close(),
  quit: () => app.quit(),
  minimize: () => first().minimize(),
  resize: (bounds: Bounds) => first().setBounds(bounds),
  crashPage: () => first().webContents.forcefullyCrashRenderer(),
  clickMenu,
  clickNotification,
  answerDialogs,
  setOnline: (isOnline: boolean) => {
    machine.isOnline = isOnline;
  },
  setScreens: (screens: typeof machine.screens) => {
    machine.screens = screens;
  },
  emitPower: (event: string) => powerMonitor.emit(event),
  emit: (event: string, ...args: readonly unknown[]) => app.emit(event, { preventDefault: () => undefined }, ...args),
  /** Asks for a port as the page's preload does, from the top frame or from every frame inside it. */
  connectFrom(where: "top" | "inside") {
    const { webContents } = first();
    const frames = [...webContents.frames.values()].filter(
      (frame) => (frame === webContents.mainFrame) === (where === "top"),
    );
    for (const frame of frames) if (frame.world !== null) frame.call(frame.world, "send", "hubdeck:connect");
    return frames.map(({ url }) => url);
  },
};

export type Commands = typeof commands;
/** A command on its way from the test, and its answer. */
export type Command = { readonly id: number; readonly name: keyof Commands; readonly args: readonly unknown[] };
export type Answer =
  | { readonly type: "browser"; readonly endpoint: string }
  | { readonly type: "answer"; readonly id: number; readonly result?: unknown; readonly error?: string };

/** Listens to the test that started this process. */
export function takeCommands(): void {
  process.on("message", ({ id, name, args }: Command) => {
    const answer: Answer = { type: "answer", id, ...run(name, args) };
    process.send?.(answer);
  });
  // The test's end of the line keeps nobody alive.
  process.channel?.unref();
}

function run(name: keyof Commands, args: readonly unknown[]): { readonly result?: unknown; readonly error?: string } {
  try {
    // The test's side calls by the same types.
    const command = commands[name] as (...args: readonly unknown[]) => unknown;
    return { result: command(...args) };
  } catch (error) {
    return { error: String(error) };
  }
}

function first(): StandInWindow {
  const [window] = StandInWindow.getAllWindows();
  if (window === undefined) throw new Error("The app has no window");
  return window;
}
