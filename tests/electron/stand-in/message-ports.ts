/** MessageChannelMain over the ports of worker_threads, which clone and queue as the real ones do. */
import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { MessageChannelMain, MessagePortMain } from "electron";
import { KnownEmitter, strictClass } from "#tests/electron/stand-in/lacking.ts";

export class StandInPort
  extends KnownEmitter
  implements Pick<MessagePortMain, "postMessage" | "start" | "close" | "on" | "once">
{
  readonly inner: MessagePort;
  isGiven = false;

  constructor(inner: MessagePort) {
    super("MessagePortMain", ["message", "close"]);
    this.inner = inner;
    inner.on("close", () => this.emit("close"));
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new Error("The stand-in's ports carry no ports");
    this.inner.postMessage(message);
  }

  start(): void {
    if (this.inner.listenerCount("message") > 0) return;
    this.inner.on("message", (data: unknown) => this.emit("message", { data, ports: [] }));
  }

  close(): void {
    this.inner.close();
  }

  /** The port on its way to a frame: it is no longer the app's. */
  give(): MessagePort {
    if (this.isGiven) throw new Error("A port can be given away only once");
    this.isGiven = true;
    return this.inner;
  }
}

export class StandInChannel {
  readonly port1: StandInPort;
  readonly port2: StandInPort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new StandInPort(port1);
    this.port2 = new StandInPort(port2);
  }
}

strictClass("MessagePortMain", StandInPort);
strictClass<typeof StandInChannel>("MessageChannelMain", StandInChannel) satisfies new () => Record<
  keyof MessageChannelMain,
  object
>;
