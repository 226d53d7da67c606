/** Runs before the page, in a world of its own: hands one MessagePort over to the page and exposes nothing else. */
import { ipcRenderer } from "electron";

/** What of the page's window is used; this file is compiled without the DOM's types. */
declare const window: {
  readonly location: { readonly origin: string };
  addEventListener(type: "load", listener: () => void): void;
  postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void;
};

const connectChannel = "hubdeck:connect";

ipcRenderer.on(connectChannel, ({ ports }) => {
  window.postMessage({ type: "hubdeck:port" }, window.location.origin, ports);
});
// Asked for after the page's scripts have run: a port that comes earlier finds nobody.
window.addEventListener("load", () => ipcRenderer.send(connectChannel));
