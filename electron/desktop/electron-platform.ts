/** What the Electron door provides to the core. The only file that opens anything outside the app. */
import { shell } from "electron";
import type { Platform } from "#core/platform.ts";
import { isExternalUrl } from "#electron/desktop/security.ts";

export const electronPlatform: Platform = {
  door: "electron",
  async openExternal(url) {
    if (!isExternalUrl(url)) return false;
    await shell.openExternal(url);
    return true;
  },
  // openPath answers the reason when it did not work. The folder comes from the core, never from the page.
  reveal: async (folder) => (await shell.openPath(folder)) === "",
};
