/**
 * The Electron door: Hubdeck in a window of its own. Here is only what has to happen before the app is ready; the rest is desktop/run-app.ts.
 * Electron is ready when this module has been evaluated, so nothing here may wait for that at the top level.
 */
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { app, dialog, protocol } from "electron";
import { makePrivateFolder } from "#core/profile/make-private-folder.ts";
import { profileFolder } from "#core/profile/profile-folder.ts";
import { appSchemes } from "#electron/desktop/app-protocol.ts";
import { createLinkFollower } from "#electron/desktop/follow-links.ts";
import { guardContents } from "#electron/desktop/guard-contents.ts";
import { runApp } from "#electron/desktop/run-app.ts";
import { linkInArguments } from "#electron/desktop/security/outside-link.ts";
import { pageOrigin } from "#electron/desktop/security/page-origin.ts";
import { unsafeSwitches } from "#electron/desktop/security/unsafe-switches.ts";
import { version } from "../package.json";

const { argv, env, platform } = process;
const { isPackaged } = app;
const built = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const origin = pageOrigin({ isPackaged, env });
const links = createLinkFollower();
const takeLinkOf = (args: readonly string[]) => {
  const link = linkInArguments(args);
  if (link !== null) links.take(link);
};

app.enableSandbox();
// Without it Windows shows no notification of an app that was not installed from its store.
if (platform === "win32") app.setAppUserModelId("io.github.hubdeck");
protocol.registerSchemesAsPrivileged(appSchemes);
guardContents(app, origin);
app.on("open-url", (event, link) => {
  event.preventDefault();
  links.take(link);
});

const refused = isPackaged ? unsafeSwitches(argv, platform) : [];
if (refused.length > 0) fail(new Error(`It does not start with ${refused.join(" ")}, which would make it unsafe.`));
else {
  await prepare().catch((error: unknown) => {
    void app.whenReady().then(() => fail(error));
  });
}

/** What may take a moment and still has to be done before the app is ready: the folder of the profile, and being the only one in it. */
async function prepare(): Promise<void> {
  const homeFolder = homedir();
  const folder = await makePrivateFolder(profileFolder({ platform, env, homeFolder, workingFolder: process.cwd() }));
  app.setPath("userData", join(folder, "electron"));
  if (app.requestSingleInstanceLock()) {
    app.on("second-instance", (_event, args) => takeLinkOf(args));
    takeLinkOf(argv);
    // Only an installed app can be found again by a link.
    if (isPackaged) app.setAsDefaultProtocolClient("hubdeck");
    void app
      .whenReady()
      .then(() =>
        runApp({
          env,
          homeFolder,
          version,
          origin,
          links,
          profileFolder: folder,
          pageFolder: built("../renderer/"),
          preload: built("../preload/preload.cjs"),
          transferWorker: new URL("./transfer-worker.js", import.meta.url),
        }),
      )
      .catch(fail);
  } else app.exit(0);
}

/** Says why there is no window, and ends. Before the app is ready Linux has no dialogs, and the words go to the terminal. */
function fail(error: unknown): void {
  dialog.showErrorBox("Hubdeck could not start", error instanceof Error ? error.message : "The reason is not known.");
  app.exit(1);
}
