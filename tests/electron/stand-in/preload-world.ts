/** The preload's world inside the page: what electron gives to a sandboxed preload, over one binding of the DevTools protocol. */

/** The isolated world's name; the binding is there and nowhere else. */
export const worldName = "electron-preload";

/** The binding. Chromium tells with each call from which execution context it came. */
export const bindingName = "standInTell";

/** What the world tells the main process. */
export type WorldMessage =
  | { readonly type: "send"; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly type: "port-message"; readonly port: number; readonly data: unknown }
  | { readonly type: "port-close"; readonly port: number }
  | { readonly type: "failed"; readonly message: string };

/** What the main process calls in the world; `standIn` is a global of the isolated world alone. */
export type World = {
  send(channel: string, ...args: unknown[]): void;
  deliver(channel: string, message: unknown, ports: readonly number[]): void;
  receive(port: number, data: unknown): void;
  close(port: number): void;
};

declare const standInTell: (message: string) => void;
type Preload = (require: (name: string) => unknown, module: { exports: unknown }, exports: unknown) => void;
type Listener = (event: { readonly ports: readonly MessagePort[] }, ...args: unknown[]) => void;

/** The script for Chromium to run in the world of every document: the built preload, in the top frame alone. */
export function worldScript(preload: string): string {
  return `(${startWorld})((require, module, exports) => {${preload}\n});`;
}

/** Runs in the page: nothing from outside of this function is there. */
function startWorld(preload: Preload): void {
  const listeners = new Map<string, Listener[]>();
  const ports = new Map<number, MessagePort>();
  const tell = (message: WorldMessage) => standInTell(JSON.stringify(message));
  const refusing = (name: string, offered: object) =>
    new Proxy(offered, {
      get(target, member) {
        if (member in target) return Reflect.get(target, member);
        throw new Error(`The stand-in electron has no ${name}.${String(member)} in a preload.`);
      },
    });
  const ipcRenderer = {
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    send: (channel: string, ...args: unknown[]) => tell({ type: "send", channel, args }),
  };
  const world: World = {
    send: ipcRenderer.send,
    deliver(channel, message, ids) {
      const given = ids.map((id) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }: MessageEvent<unknown>) => {
          // Text is what the app sends; anything else would not cross unchanged.
          if (typeof data === "string") tell({ type: "port-message", port: id, data });
          else tell({ type: "failed", message: "Only text crosses the stand-in's message ports" });
        };
        port1.addEventListener("close", () => {
          if (ports.delete(id)) tell({ type: "port-close", port: id });
        });
        ports.set(id, port1);
        return port2;
      });
      for (const listener of listeners.get(channel) ?? []) listener({ ports: given }, message);
    },
    receive: (id, data) => ports.get(id)?.postMessage(data),
    close(id) {
      const port = ports.get(id);
      ports.delete(id);
      port?.close();
    },
  };
  Object.assign(globalThis, { standIn: world });
  if (window.parent !== window || location.href === "about:blank") return;
  const require = (name: string) => {
    if (name === "electron") return refusing("electron", { ipcRenderer: refusing("ipcRenderer", ipcRenderer) });
    throw new Error(`A sandboxed preload cannot require ${name}`);
  };
  const module = { exports: {} };
  try {
    preload(require, module, module.exports);
  } catch (error) {
    tell({ type: "failed", message: `The preload failed: ${error}` });
  }
}
