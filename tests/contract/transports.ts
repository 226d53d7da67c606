/** Both transports of the contract, each with the product's own code on both ends: a WebSocket on loopback, and a pair of message ports. */
import { once } from "node:events";
import { MessageChannel } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { WebSocketServer, WebSocket as WsSocket } from "ws";
import type { Core } from "#core/core.ts";
import type { FrameChannel } from "#electron/api/frame-channel.ts";
import { portChannel as serverPortChannel } from "#electron/api/port-channel.ts";
import { serveChannel } from "#electron/api/serve-channel.ts";
import { webSocketChannel } from "#electron/api/web-socket-channel.ts";
import { channelLink } from "#renderer/api/channel-link.ts";
import type { Api } from "#renderer/api/client.ts";
import type { PageChannel } from "#renderer/api/page-channel.ts";
import { portChannel as pagePortChannel } from "#renderer/api/port-channel.ts";
import { openWebSocketChannel } from "#renderer/api/web-socket-channel.ts";
import { type RecordingLog, recordingLog } from "#tests/contract/recording-log.ts";

/** One page's connection to a core that is being served. */
export type Page = {
  readonly channel: PageChannel;
  readonly api: Api;
  /** Every frame that the page got, as text. */
  readonly frames: string[];
  /** Sends anything at all as the page's next message. */
  sendRaw(message: unknown): void;
  /** Resolves when the connection has ended. */
  readonly ended: Promise<void>;
};

export type Server = {
  readonly log: RecordingLog;
  /** Opens one more connection. */
  open(): Promise<Page>;
  /** Cuts every connection, as a crash or a pulled plug would. */
  cut(): void;
  close(): Promise<void>;
};

export type Transport = { readonly name: string; serve(core: Core): Promise<Server> };

export const pageSecret = "a page secret for tests";

/** Speaks the browser door's first message; the door itself has tests of its own. */
export async function serveWebSocket(core: Core): Promise<Server & { readonly url: string }> {
  const log = recordingLog();
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
  server.on("connection", (socket) => {
    socket.once("message", (first) => {
      if (String(first) === JSON.stringify({ secret: pageSecret })) serveChannel(core, webSocketChannel(socket), log);
      else socket.close(4401, "wrong secret");
    });
  });
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  const url = `ws://127.0.0.1:${address.port}/api`;
  return {
    log,
    url,
    async open() {
      const sockets: WsSocket[] = [];
      const channel = await openWebSocketChannel({
        url,
        pageSecret,
        signal: new AbortController().signal,
        WebSocket: browserLikeSocket(sockets),
      });
      return pageOver(channel, (message) => {
        for (const socket of sockets) socket.send(message instanceof Uint8Array ? message : String(message));
      });
    },
    cut() {
      for (const client of server.clients) client.terminate();
    },
    async close() {
      for (const client of server.clients) client.terminate();
      server.close();
      await once(server, "close");
    },
  };
}

/** The `ws` client has a browser socket's interface at run time; `made` collects the sockets behind it. */
export function browserLikeSocket(made: WsSocket[] = []): typeof WebSocket {
  return class extends WsSocket {
    constructor(url: string) {
      super(url);
      made.push(this);
      // A browser's socket fires an event that nobody needs to hear; this one would throw.
      this.on("error", () => undefined);
    }
  } as unknown as typeof WebSocket;
}

export async function serveMessagePort(core: Core): Promise<Server> {
  const log = recordingLog();
  const served = new Set<FrameChannel>();
  const cut = () => {
    for (const channel of served) channel.close("cut");
    served.clear();
  };
  return {
    log,
    async open() {
      const { port1, port2 } = new MessageChannel();
      const channel = serverPortChannel(port1);
      served.add(channel);
      serveChannel(core, channel, log);
      // A worker_threads port has the interface of the browser's at run time.
      return pageOver(pagePortChannel(port2 as unknown as MessagePort), (message) => port2.postMessage(message));
    },
    cut,
    async close() {
      cut();
    },
  };
}

function pageOver(channel: PageChannel, sendRaw: (message: unknown) => void): Page {
  const frames: string[] = [];
  channel.onFrame((frame) => frames.push(frame));
  const ended = new Promise<void>((resolve) => channel.onEnd(() => resolve()));
  return { channel, api: createORPCClient(channelLink(channel)), frames, sendRaw, ended };
}

export const transports: readonly Transport[] = [
  { name: "WebSocket", serve: serveWebSocket },
  { name: "message port", serve: serveMessagePort },
];
