/** Serves the core to the window over one MessagePort: the page's preload asks for it, and only our own page in the top frame gets one. */
import { type BrowserWindow, type IpcMainEvent, ipcMain, MessageChannelMain } from "electron";
import type { FrameChannel } from "#electron/api/frame-channel.ts";
import { portChannel } from "#electron/api/port-channel.ts";
import type { PageOrigin } from "#electron/desktop/security/page-origin.ts";
import { isTrustedSender } from "#electron/desktop/security/trusted-sender.ts";

/** The channel's name, in preload.ts too. */
const connectChannel = "hubdeck:connect";

export type WindowService = {
  readonly origin: PageOrigin;
  readonly serve: (channel: FrameChannel) => void;
  /** Somebody asked who is not our page. */
  readonly onRefused: () => void;
};

/** Answers until the window is closed. A page that asks again (its port was closed, or it was reloaded) gets a new port, and the old one ends. */
export function serveWindow(window: BrowserWindow, { origin, serve, onRefused }: WindowService): void {
  let live: FrameChannel | null = null;
  const hangUp = () => {
    live?.close("the page went away");
    live = null;
  };
  const onConnect = ({ senderFrame }: IpcMainEvent) => {
    if (window.isDestroyed()) return;
    if (!isTrustedSender(senderFrame, window.webContents.mainFrame, origin)) {
      onRefused();
      return;
    }
    hangUp();
    const { port1, port2 } = new MessageChannelMain();
    live = portChannel(port1);
    serve(live);
    senderFrame?.postMessage(connectChannel, null, [port2]);
  };
  ipcMain.on(connectChannel, onConnect);
  window.webContents.on("render-process-gone", hangUp);
  window.webContents.on("did-start-navigation", ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) hangUp();
  });
  window.once("closed", () => {
    ipcMain.off(connectChannel, onConnect);
    hangUp();
  });
}
