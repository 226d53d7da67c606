/** The app's window. The only file that makes one. */
import { BrowserWindow, type Session, session } from "electron";
import { windowPreferences } from "#electron/desktop/security/window-preferences.ts";
import type { WindowPlace } from "#electron/desktop/window-place.ts";

/** The smallest window in which every screen is whole, in CSS pixels. */
const minimum = { minWidth: 450, minHeight: 480 };

/** The window's session: a partition in memory, so that nothing of the page's traffic is kept. */
export function windowSession(): Session {
  return session.fromPartition("hubdeck", { cache: false });
}

export type WindowOptions = {
  /** The built preload's path. */
  readonly preload: string;
  readonly isPackaged: boolean;
  readonly session: Session;
  readonly place: WindowPlace;
  /** The page's ground, so that nothing flashes before its first frame. */
  readonly backgroundColor: string;
};

/** Makes the window, hidden until its page has a first frame. */
export function createAppWindow({
  preload,
  isPackaged,
  session,
  place,
  backgroundColor,
}: WindowOptions): BrowserWindow {
  const { isMaximized, isFullScreen, zoomLevel, ...bounds } = place;
  const window = new BrowserWindow({
    ...bounds,
    ...minimum,
    show: false,
    title: "Hubdeck",
    backgroundColor,
    autoHideMenuBar: true,
    fullscreen: isFullScreen,
    webPreferences: { ...windowPreferences({ preload, isPackaged }), session },
  });
  // The session is in memory, so it has forgotten the zoom; a load resets it.
  window.webContents.on("did-finish-load", () => window.webContents.setZoomLevel(zoomLevel));
  window.once("ready-to-show", () => {
    if (isMaximized) window.maximize();
    window.show();
  });
  return window;
}
