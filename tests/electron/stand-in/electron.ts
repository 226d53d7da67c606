/** The module `electron` for a main process without Electron: what the app uses, and a clear refusal of everything else. */
import type * as Electron from "electron";
import { app } from "#tests/electron/stand-in/app.ts";
import { StandInWindow } from "#tests/electron/stand-in/browser-window.ts";
import { protocol, StandInMenu, StandInNotification, shell } from "#tests/electron/stand-in/desktop-parts.ts";
import { dialog } from "#tests/electron/stand-in/dialog.ts";
import { ipcMain } from "#tests/electron/stand-in/ipc-main.ts";
import { lacking, strict } from "#tests/electron/stand-in/lacking.ts";
import { nativeTheme, net, powerMonitor, powerSaveBlocker, screen } from "#tests/electron/stand-in/machine.ts";
import { StandInChannel } from "#tests/electron/stand-in/message-ports.ts";
import { sessionModule } from "#tests/electron/stand-in/session.ts";

type Name = keyof typeof Electron;

const offered = {
  app,
  BrowserWindow: StandInWindow,
  dialog,
  ipcMain,
  Menu: StandInMenu,
  MessageChannelMain: StandInChannel,
  nativeTheme,
  net,
  Notification: StandInNotification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  session: sessionModule,
  shell,
} satisfies Partial<Record<Name, object>>;

/** Everything else that electron exports. The types keep this list whole: a name that is missing here does not compile. */
const others: Readonly<Record<Exclude<Name, keyof typeof offered>, true>> = {
  BaseWindow: true,
  BrowserView: true,
  ClipboardItem: true,
  ImageView: true,
  IpcMainServiceWorker: true,
  LanguageModelUtility: true,
  MenuItem: true,
  ShareMenu: true,
  TouchBar: true,
  Tray: true,
  View: true,
  WebContentsView: true,
  WebSocket: true,
  autoUpdater: true,
  clipboard: true,
  contentTracing: true,
  contextBridge: true,
  crashReporter: true,
  desktopCapturer: true,
  globalShortcut: true,
  inAppPurchase: true,
  ipcRenderer: true,
  localAIHandler: true,
  nativeImage: true,
  netLog: true,
  parentPort: true,
  pushNotifications: true,
  safeStorage: true,
  sharedTexture: true,
  systemPreferences: true,
  utilityProcess: true,
  webContents: true,
  webFrame: true,
  webFrameMain: true,
  webUtils: true,
};

const refused = Object.fromEntries(Object.keys(others).map((name) => [name, lacking(name)]));

export const electron: Readonly<Record<string, object>> = strict("electron", { ...refused, ...offered });
