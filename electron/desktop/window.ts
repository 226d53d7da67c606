/** The app's window. The only file that makes one. */
import { BrowserWindow, type Session, session } from "electron";
import { appOrigin, windowPreferences } from "#electron/desktop/security.ts";

/** The window's session: a partition in memory, so that nothing of the page's traffic is kept. */
export function windowSession(): Session {
  return session.fromPartition("hubdeck", { cache: false });
}

export type WindowOptions = {
  /** The built preload's path. */
  readonly preload: string;
  readonly isPackaged: boolean;
  readonly session: Session;
};

/** Makes the window, hidden until its page has a first frame. */
export function createAppWindow({ preload, isPackaged, session }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: "Hubdeck",
    webPreferences: { ...windowPreferences({ preload, isPackaged }), session },
  });
  window.once("ready-to-show", () => window.show());
  return window;
}

/** Loads the page; resolves when it has loaded. */
export async function loadPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${appOrigin}/`);
}
