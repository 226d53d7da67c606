/** What the Electron door provides to the core. The only file that opens anything outside the app. */
import { type BrowserWindow, dialog, Notification, shell } from "electron";
import type { Platform } from "#core/platform.ts";
import { machineEvents } from "#electron/desktop/machine-events.ts";
import { isExternalUrl } from "#electron/desktop/security/external-url.ts";
import { wakeLock } from "#electron/desktop/wake-lock.ts";

export type PlatformParts = {
  /** The window as it is now; null when there is none. */
  readonly window: () => BrowserWindow | null;
  /** Brings the window to the front at a place of the page. */
  readonly show: (path: string) => void;
};

export function electronPlatform({ window, show }: PlatformParts): Platform {
  // One that nobody refers to may be collected before it is clicked.
  let notification: Notification | null = null;
  return {
    door: "electron",
    async openExternal(url) {
      if (!isExternalUrl(url)) return false;
      await shell.openExternal(url);
      return true;
    },
    // openPath answers the reason when it did not work. The folder comes from the core, never from the page.
    reveal: async (folder) => (await shell.openPath(folder)) === "",
    async chooseFolder({ title, from }) {
      const parent = window();
      const options = { title, defaultPath: from, properties: ["openDirectory", "createDirectory"] } as const;
      const { filePaths } = await (parent === null
        ? dialog.showOpenDialog({ ...options, properties: [...options.properties] })
        : dialog.showOpenDialog(parent, { ...options, properties: [...options.properties] }));
      const [path] = filePaths;
      return path === undefined ? { type: "cancelled" } : { type: "chosen", path };
    },
    notify({ title, body }) {
      if (window()?.isFocused() || !Notification.isSupported()) return;
      notification = new Notification({ title, body, silent: true });
      notification.once("click", () => show("/downloads"));
      notification.show();
    },
    // Below zero takes the bar away. Linux has no such bar any more, and the call does nothing there.
    showProgress: (fraction) => window()?.setProgressBar(fraction ?? -1),
    keepAwake: wakeLock(),
    onEvent: machineEvents,
  };
}
