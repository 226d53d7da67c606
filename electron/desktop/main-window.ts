/** The one window of the app: made when it is first wanted, brought to the front after that, made anew after it was closed (macOS keeps the app without one). */
import { type BrowserWindow, nativeTheme, type Session, screen } from "electron";
import type { Log } from "#core/log/log.ts";
import type { FrameChannel } from "#electron/api/frame-channel.ts";
import { reloadAfterCrash } from "#electron/desktop/reload-after-crash.ts";
import type { PageOrigin } from "#electron/desktop/security/page-origin.ts";
import { serveWindow } from "#electron/desktop/serve-window.ts";
import { createAppWindow } from "#electron/desktop/window.ts";
import { placeWindow } from "#electron/desktop/window-place.ts";
import type { WindowStore } from "#electron/desktop/window-store.ts";

export type MainWindowParts = {
  readonly origin: PageOrigin;
  readonly preload: string;
  readonly isPackaged: boolean;
  readonly session: Session;
  readonly store: WindowStore;
  readonly serve: (channel: FrameChannel) => void;
  readonly log: Log;
  /** Whether the window may close now; it is asked each time. */
  readonly mayClose: () => boolean;
};

export type MainWindow = {
  current(): BrowserWindow | null;
  /** Brings the window to the front; at a place of the page, as its address from `/` on, when one is given. */
  show(path?: string): void;
  /** Writes down where it is. */
  remember(): void;
};

/** The same two tones as the page's first frame, in renderer/app/ground.css. */
const ground = { light: "#fcfcfb", dark: "#0e1116" };

export function createMainWindow(parts: MainWindowParts): MainWindow {
  const { origin, preload, isPackaged, session, store, serve, log, mayClose } = parts;
  let current: BrowserWindow | null = null;

  const remember = () => {
    if (current === null || current.isDestroyed()) return;
    store.write({
      bounds: current.getNormalBounds(),
      isMaximized: current.isMaximized(),
      isFullScreen: current.isFullScreen(),
      zoomLevel: current.webContents.getZoomLevel(),
    });
  };

  const load = (window: BrowserWindow, path: string) => {
    // Another place of the same document: the page hears of it and nothing is loaded again.
    window.webContents.loadURL(`${origin}/#${path}`).catch((error: unknown) => {
      log.error("window.not-loaded", error);
    });
  };

  const open = (path: string) => {
    const window = createAppWindow({
      preload,
      isPackaged,
      session,
      place: placeWindow(store.read(), workAreas()),
      backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    });
    current = window;
    // Before the page is loaded: it asks for its port as soon as it is.
    serveWindow(window, { origin, serve, onRefused: () => log.warn("window.sender-refused") });
    reloadAfterCrash(window, log);
    window.on("close", (event) => {
      remember();
      if (!mayClose()) event.preventDefault();
    });
    window.once("closed", () => {
      if (current === window) current = null;
    });
    load(window, path);
  };

  return {
    current: () => current,
    remember,
    show(path) {
      if (current === null) {
        open(path ?? "/");
        return;
      }
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
      if (path !== undefined) load(current, path);
    },
  };
}

/** The screens' work areas, the main one first. */
function workAreas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}
