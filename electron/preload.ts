/** Runs before the page, in a world of its own: hands one MessagePort over to the page when the page asks for it, and exposes nothing else. */
import { ipcRenderer } from "electron";

/** What of the page's window is used; this file is compiled without the DOM's types. */
declare const window: {
  readonly location: { readonly origin: string };
  addEventListener(
    type: "message",
    listener: (event: { readonly source: unknown; readonly origin: string; readonly data: unknown }) => void,
  ): void;
  postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void;
};

const connectChannel = "hubdeck:connect";

// Whoever asks, only the top frame of our own page is given a port: the main process looks at the sender.
window.addEventListener("message", ({ source, data }) => {
  if (source === window && data === connectChannel) ipcRenderer.send(connectChannel);
});
ipcRenderer.on(connectChannel, ({ ports }) => {
  window.postMessage({ type: "hubdeck:port" }, window.location.origin, ports);
});
