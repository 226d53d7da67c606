/** The Electron door: Hubdeck in a window of its own. Only this file knows the order in which it opens and closes; what is allowed is in desktop/security.ts. */
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { app, dialog, protocol } from "electron";
import { makePrivateFolder } from "#core/profile/make-private-folder.ts";
import { profileFolder } from "#core/profile/profile-folder.ts";
import { appSchemes } from "#electron/desktop/app-protocol.ts";
import { claimForWindow } from "#electron/desktop/claim-for-window.ts";
import { guardContents } from "#electron/desktop/guard-contents.ts";
import { openApp } from "#electron/desktop/open-app.ts";
import { version } from "../package.json";

const { env, platform } = process;
const built = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Before the app is ready, or they do not count.
app.enableSandbox();
protocol.registerSchemesAsPrivileged(appSchemes);
guardContents(app);

try {
  const homeFolder = homedir();
  const wanted = profileFolder({ platform, env, homeFolder, workingFolder: process.cwd() });
  const folder = await makePrivateFolder(wanted);
  app.setPath("userData", join(folder, "electron"));
  const owner = await claimForWindow(folder);
  if (owner === null) app.exit(0);
  else {
    await app.whenReady();
    const close = await openApp({
      env,
      homeFolder,
      version,
      profileFolder: folder,
      pageFolder: built("../renderer/"),
      preload: built("../preload/preload.cjs"),
      transferWorker: new URL("./transfer-worker.js", import.meta.url),
    });
    app.once("window-all-closed", async () => {
      owner.beginClosing();
      await close();
      await owner.close();
      app.exit(0);
    });
  }
} catch (error) {
  dialog.showErrorBox("Hubdeck could not start", error instanceof Error ? error.message : "The reason is not known.");
  app.exit(1);
}
