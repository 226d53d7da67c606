/** The life of the app from ready to its end: owns the profile, opens core and window, hears of later starts, links and the wish to quit. */
import { app, powerMonitor } from "electron";
import { systemClock } from "#core/clock.ts";
import { listenForSignals } from "#core/signals.ts";
import { askToFollow, askToQuit } from "#electron/desktop/ask.ts";
import { claimForWindow } from "#electron/desktop/claim-for-window.ts";
import type { LinkFollower } from "#electron/desktop/follow-links.ts";
import { type OpenAppOptions, type OpenedApp, openApp } from "#electron/desktop/open-app.ts";
import { createQuit } from "#electron/desktop/quit.ts";

export type RunAppOptions = Omit<OpenAppOptions, "mayClose"> & { readonly links: LinkFollower };

/** Resolves when the window is open, or another Hubdeck was found that has the profile. To be used after the app is ready. */
export async function runApp({ links, ...options }: RunAppOptions): Promise<void> {
  let opened: OpenedApp | null = null;
  const show = () => opened?.window.show();
  const owner = await claimForWindow(options.profileFolder, show);
  if (owner === null) {
    app.exit(0);
    return;
  }

  const quit = createQuit({
    runningDownloads: () => opened?.core.downloads.runningCount() ?? 0,
    ask: (running) => askToQuit(opened?.window.current() ?? null, running),
    async close() {
      owner.beginClosing();
      await opened?.close();
      await owner.close();
    },
    exit: (code) => app.exit(code),
    clock: systemClock,
  });
  const isMac = process.platform === "darwin";
  const mayClose = () => {
    // On macOS an app goes on without a window.
    if (isMac || quit.isFree()) return true;
    quit.request();
    return false;
  };

  opened = await openApp({ ...options, mayClose });
  const { window, core } = opened;
  app.on("before-quit", (event) => {
    // Nothing ends before the core has written what it has; then the app exits by itself.
    event.preventDefault();
    quit.request();
  });
  app.on("window-all-closed", () => {
    if (!isMac) quit.request();
  });
  app.on("activate", () => window.show());
  // A later start that was told by the lock, without a word over the profile's socket.
  app.on("second-instance", () => window.show());
  powerMonitor.on("shutdown", () => quit.now());
  listenForSignals({ onInterrupt: quit.request, onTerminate: quit.now });
  window.show();
  links.begin({ ask: (place) => askToFollow(window.current(), place), show: window.show });
  core.log.info("door.opened", { electron: process.versions["electron"] ?? "", isPackaged: app.isPackaged });
}
