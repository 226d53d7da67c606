/** The parts of electron that reach the person's desktop: what the app asks of them is noted for the test, and nothing happens. */
import type { Dialog, Protocol, Shell } from "electron";
import { app } from "#tests/electron/stand-in/app.ts";
import { strict } from "#tests/electron/stand-in/lacking.ts";
import { note } from "#tests/electron/stand-in/records.ts";
import { webSchemes } from "#tests/electron/stand-in/session.ts";

export const dialog = strict("dialog", {
  showErrorBox: (title, content) => note("dialog.showErrorBox", title, content),
} satisfies Partial<Dialog>);

export const shell = strict("shell", {
  async openExternal(url) {
    note("shell.openExternal", url);
  },
  async openPath(path) {
    note("shell.openPath", path);
    return "";
  },
} satisfies Partial<Shell>);

export const protocol = strict("protocol", {
  registerSchemesAsPrivileged(schemes) {
    if (app.isReady()) throw new Error("Schemes can be registered only before the app is ready");
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard && privileges.secure) webSchemes.add(scheme);
    }
  },
} satisfies Partial<Protocol>);
