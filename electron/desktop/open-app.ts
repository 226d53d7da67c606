/** Builds the core and what the person sees of it: the window, the menu, the system's own theme. */
import { join } from "node:path";
import { app, Menu, nativeTheme } from "electron";
import { keychainOfEnvironment } from "#core/accounts/keychain-of-environment.ts";
import { isDemo } from "#core/app/is-demo.ts";
import type { Core } from "#core/core.ts";
import { type CoreOptions, createCore } from "#core/create-core.ts";
import { loadPageFiles } from "#core/page/page-files.ts";
import { themeNow } from "#core/page/theme-now.ts";
import { serveChannel } from "#electron/api/serve-channel.ts";
import { serveAppProtocol } from "#electron/desktop/app-protocol.ts";
import { electronPlatform } from "#electron/desktop/electron-platform.ts";
import { guardSession } from "#electron/desktop/guard-session.ts";
import { createMainWindow, type MainWindow } from "#electron/desktop/main-window.ts";
import { menuTemplate } from "#electron/desktop/menu-template.ts";
import type { PageOrigin } from "#electron/desktop/security/page-origin.ts";
import { storeSettingsFile } from "#electron/desktop/store-settings-file.ts";
import { windowSession } from "#electron/desktop/window.ts";
import { openWindowStore } from "#electron/desktop/window-store.ts";

export type OpenAppOptions = Pick<
  CoreOptions,
  "env" | "homeFolder" | "version" | "profileFolder" | "transferWorker"
> & {
  readonly origin: PageOrigin;
  /** The folder of the built page, and the built preload. */
  readonly pageFolder: string;
  readonly preload: string;
  readonly mayClose: () => boolean;
};

export type OpenedApp = {
  readonly core: Core;
  readonly window: MainWindow;
  close(): Promise<void>;
};

/** To be used after the app is ready. The window is made at the first `show`. */
export async function openApp({
  origin,
  pageFolder,
  preload,
  mayClose,
  ...options
}: OpenAppOptions): Promise<OpenedApp> {
  const { isPackaged } = app;
  const files = await loadPageFiles(pageFolder);
  const platform = electronPlatform({ window: () => window.current(), show: (path) => window.show(path) });
  const core = await createCore({
    ...options,
    platform,
    keychain: keychainOfEnvironment(options.env),
    settingsFile: storeSettingsFile(options.profileFolder),
    isDemo: isDemo(options.env),
  });
  process.on("unhandledRejection", (error) => core.log.error("door.unhandled-rejection", error));
  const closing = new AbortController();
  const session = windowSession();
  guardSession(session, {
    origin,
    isPackaged,
    // Nothing records yet. What does, turns this on while its button is pressed, and off again.
    isRecording: () => false,
    saveFolder: app.getPath("downloads"),
  });
  serveAppProtocol(session, files, themeNow(core.settings, closing.signal));
  const window: MainWindow = createMainWindow({
    origin,
    preload,
    isPackaged,
    session,
    mayClose,
    store: openWindowStore(options.profileFolder),
    serve: (channel) => serveChannel(core, channel, core.log),
    log: core.log,
  });
  void followTheme(core, closing.signal);
  const history = () => window.current()?.webContents.navigationHistory;
  const template = menuTemplate({
    platform: process.platform,
    isPackaged,
    go: (path) => window.show(path),
    back: () => history()?.goBack(),
    forward: () => history()?.goForward(),
    showLogs: () => void platform.reveal(join(options.profileFolder, "logs")),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  return {
    core,
    window,
    async close() {
      window.remember();
      closing.abort();
      await core.close();
    },
  };
}

/** Menus and dialogs of the system go by the theme that is set in the app. */
async function followTheme(core: Core, signal: AbortSignal): Promise<void> {
  for await (const { theme } of core.settings.watch(signal)) nativeTheme.themeSource = theme;
}
