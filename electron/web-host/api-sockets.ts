/** The page's WebSockets: lets in only our own page of a live session, and only as many as a person needs. Knows no frame's content but the first. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import * as z from "zod";
import type { FrameChannel } from "#electron/api/frame-channel.ts";
import { webSocketChannel } from "#electron/api/web-socket-channel.ts";
import { isForThisHost } from "#electron/web-host/host-check.ts";
import { isFromOurPage } from "#electron/web-host/origin-check.ts";
import { sessionCookies } from "#electron/web-host/session-cookie.ts";
import type { Sessions } from "#electron/web-host/sessions.ts";
import { frameBytesMax } from "#shared/model/frame-limits.ts";

/** The close code that tells the page to ask for a fresh link. */
export const refusedCloseCode = 4401;
const goingAwayCloseCode = 1001;

const firstMessageCharsMax = 1024;
const firstMessage = z.strictObject({ secret: z.string().max(128) });

export type SocketLimits = {
  /** Open sockets, those that have not said their secret included. */
  readonly socketsMax: number;
  /** How long a new socket has to say its secret, in milliseconds. */
  readonly firstMessageMs: number;
  /** The pause between pings, in milliseconds; a socket that answered none of them by the next is gone. */
  readonly pingMs: number;
};
export const socketLimits: SocketLimits = { socketsMax: 32, firstMessageMs: 5_000, pingMs: 30_000 };

export type ApiSocketsOptions = {
  readonly port: number;
  readonly sessions: Sessions;
  readonly limits: SocketLimits;
  /** Serves the core to a page that has shown who it is. */
  readonly serve: (channel: FrameChannel) => void;
  /** The number of pages that are served, after each change. */
  readonly onPages: (count: number) => void;
};

export class ApiSockets {
  readonly #options: ApiSocketsOptions;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: frameBytesMax,
    perMessageDeflate: false,
    clientTracking: true,
  });
  /** Every served socket with its session. */
  readonly #pages = new Map<WebSocket, string>();
  readonly #quiet = new WeakSet<WebSocket>();
  readonly #pinging: NodeJS.Timeout;

  constructor(options: ApiSocketsOptions) {
    this.#options = options;
    this.#pinging = setInterval(() => this.#ping(), options.limits.pingMs);
  }

  /** Answers an upgrade request: with a socket for our own page, else with a bare status. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => socket.destroy());
    const refusal = this.#refusal(request);
    if (refusal !== null) refuse(socket, refusal);
    else this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#meet(webSocket, request));
  }

  /** Shuts every page of a session out. */
  endSession(sessionId: string): void {
    this.#options.sessions.end(sessionId);
    for (const [socket, id] of this.#pages) if (id === sessionId) socket.close(refusedCloseCode, "session ended");
  }

  /** Tells every page that the app goes away, and waits a moment for them to hear it. */
  async close(): Promise<void> {
    clearInterval(this.#pinging);
    const clients = [...this.#server.clients];
    const gone = clients.map((socket) => new Promise<void>((resolve) => socket.once("close", () => resolve())));
    for (const socket of clients) socket.close(goingAwayCloseCode, "the app quits");
    const timer = setTimeout(() => {
      for (const socket of clients) socket.terminate();
    }, 500);
    await Promise.all(gone);
    clearTimeout(timer);
    this.#server.close();
  }

  #refusal(request: IncomingMessage): string | null {
    const { port, limits } = this.#options;
    if (!isForThisHost(request, port)) return "403 Forbidden";
    if (request.url !== "/api") return "404 Not Found";
    if (!isFromOurPage(request.headers, port)) return "403 Forbidden";
    return this.#server.clients.size < limits.socketsMax ? null : "503 Service Unavailable";
  }

  #meet(socket: WebSocket, request: IncomingMessage): void {
    // Without a listener a broken frame would end the process; the close event follows.
    socket.on("error", () => undefined);
    socket.on("pong", () => this.#quiet.delete(socket));
    const { port, sessions, limits } = this.#options;
    const sessionId = sessions.find(sessionCookies(request.headers.cookie, port));
    if (sessionId === null) {
      // The socket is opened only to say this: a page cannot read the status of a refused upgrade.
      socket.close(refusedCloseCode, "no session");
      return;
    }
    const timer = setTimeout(() => socket.close(refusedCloseCode, "no secret in time"), limits.firstMessageMs);
    socket.once("close", () => clearTimeout(timer));
    socket.once("message", (data, isBinary) => {
      clearTimeout(timer);
      const secret = isBinary ? null : secretIn(String(data));
      if (secret === null || !sessions.hasPage(sessionId, secret)) {
        socket.close(refusedCloseCode, "wrong secret");
        return;
      }
      this.#welcome(socket, sessionId);
    });
  }

  #welcome(socket: WebSocket, sessionId: string): void {
    const { sessions, serve, onPages } = this.#options;
    const letGo = sessions.holdSocket(sessionId);
    this.#pages.set(socket, sessionId);
    socket.once("close", () => {
      letGo();
      this.#pages.delete(socket);
      onPages(this.#pages.size);
    });
    serve(webSocketChannel(socket));
    onPages(this.#pages.size);
  }

  #ping(): void {
    for (const socket of this.#server.clients) {
      if (this.#quiet.has(socket)) {
        socket.terminate();
        continue;
      }
      this.#quiet.add(socket);
      socket.ping();
    }
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.once("finish", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function secretIn(message: string): string | null {
  if (message.length > firstMessageCharsMax) return null;
  try {
    const parsed = firstMessage.safeParse(JSON.parse(message));
    return parsed.success ? parsed.data.secret : null;
  } catch {
    return null;
  }
}
