/** Builds the core and opens the window on it. */
import { app } from "electron";
import { keychainOfEnvironment } from "#core/accounts/keychain-of-environment.ts";
import { isDemo } from "#core/app/is-demo.ts";
import { type CoreOptions, createCore } from "#core/create-core.ts";
import { loadPageFiles } from "#core/page/page-files.ts";
import { themeNow } from "#core/page/theme-now.ts";
import { serveChannel } from "#electron/api/serve-channel.ts";
import { serveAppProtocol } from "#electron/desktop/app-protocol.ts";
import { electronPlatform } from "#electron/desktop/electron-platform.ts";
import { guardSession } from "#electron/desktop/guard-session.ts";
import { serveWindow } from "#electron/desktop/serve-window.ts";
import { storeSettingsFile } from "#electron/desktop/store-settings-file.ts";
import { createAppWindow, loadPage, windowSession } from "#electron/desktop/window.ts";

export type OpenAppOptions = Pick<
  CoreOptions,
  "env" | "homeFolder" | "version" | "profileFolder" | "transferWorker"
> & {
  /** The folder of the built page, and the built preload. */
  readonly pageFolder: string;
  readonly preload: string;
};

/** Resolves when the window is open, with what closes the core. */
export async function openApp({ pageFolder, preload, ...options }: OpenAppOptions): Promise<() => Promise<void>> {
  const { isPackaged } = app;
  const files = await loadPageFiles(pageFolder);
  const core = await createCore({
    ...options,
    platform: electronPlatform,
    keychain: keychainOfEnvironment(options.env),
    settingsFile: storeSettingsFile(options.profileFolder),
    isDemo: isDemo(options.env),
  });
  process.on("unhandledRejection", (error) => core.log.error("door.unhandled-rejection", error));
  const closing = new AbortController();
  const session = windowSession();
  guardSession(session, { isPackaged });
  serveAppProtocol(session, files, themeNow(core.settings, closing.signal));
  const window = createAppWindow({ preload, isPackaged, session });
  // Before the page is loaded: it asks for its port as soon as it is.
  serveWindow(window, (channel) => serveChannel(core, channel, core.log));
  await loadPage(window);
  return async () => {
    closing.abort();
    await core.close();
  };
}
