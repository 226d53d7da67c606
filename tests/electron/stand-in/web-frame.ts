/** A frame of the page, as the main process sees it: the same object for as long as the frame is there. */
import type { MessagePort } from "node:worker_threads";
import type { WebFrameMain } from "electron";
import type { Session } from "#tests/electron/stand-in/cdp.ts";
import { strictClass } from "#tests/electron/stand-in/lacking.ts";
import { StandInPort } from "#tests/electron/stand-in/message-ports.ts";
import type { World, WorldMessage } from "#tests/electron/stand-in/preload-world.ts";

/** The preload's world of one document, with the ports that lead into it. */
type OpenWorld = { readonly context: number; readonly ports: Map<number, MessagePort> };
type PortMessage = Exclude<WorldMessage, { readonly type: "send" | "failed" }>;

let lastPort = 0;

export class StandInFrame implements Pick<WebFrameMain, "url" | "postMessage" | "isDestroyed"> {
  url = "";
  world: OpenWorld | null = null;
  isGone = false;
  readonly session: () => Promise<Session>;

  constructor(session: () => Promise<Session>) {
    this.session = session;
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  postMessage(channel: string, message: unknown, transfer: readonly unknown[] = []): void {
    const { world } = this;
    if (world === null) return;
    const ids = transfer.map((port) => {
      if (!(port instanceof StandInPort)) throw new TypeError("Only a MessagePortMain can be transferred");
      return this.carry(port.give(), world);
    });
    this.call(world, "deliver", channel, message ?? null, ids);
  }

  /** A new document with its own preload's world; what led into the old one ends. */
  openWorld(context: number): void {
    this.closeWorld();
    this.world = { context, ports: new Map() };
  }

  closeWorld(): void {
    const ports = this.world?.ports.values() ?? [];
    this.world = null;
    for (const port of ports) port.close();
  }

  /** Calls one of the world's own functions in the document that is open now. */
  call<Name extends keyof World>(world: OpenWorld, name: Name, ...args: Parameters<World[Name]>): void {
    const sent = this.session().then((session) =>
      session.send("Runtime.callFunctionOn", {
        functionDeclaration: "(name, ...args) => standIn[name](...args)",
        executionContextId: world.context,
        arguments: [name, ...args].map((value) => ({ value })),
      }),
    );
    // A document that goes away in the meantime hears nothing more, as in Electron.
    sent.catch(() => this.world === world && this.closeWorld());
  }

  /** What the world says about one of its ports. */
  onPortMessage(message: PortMessage): void {
    const port = this.world?.ports.get(message.port);
    if (message.type === "port-message") port?.postMessage(message.data);
    else port?.close();
  }

  carry(port: MessagePort, world: OpenWorld): number {
    lastPort += 1;
    const id = lastPort;
    world.ports.set(id, port);
    port.on("message", (data: unknown) => this.call(world, "receive", id, data));
    port.on("close", () => {
      if (world.ports.delete(id) && this.world === world) this.call(world, "close", id);
    });
    return id;
  }
}

strictClass("WebFrameMain", StandInFrame);
