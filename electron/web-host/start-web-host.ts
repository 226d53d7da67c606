/** The loopback web server of the browser door: the built page, `POST /session`, and the page's socket. The only listener on TCP in the app. */
import { createServer, type Server } from "node:http";
import { type Clock, systemClock } from "#core/clock.ts";
import type { PageFiles } from "#core/page/page-files.ts";
import type { FrameChannel } from "#electron/api/frame-channel.ts";
import { ApiSockets, type SocketLimits, socketLimits } from "#electron/web-host/api-sockets.ts";
import { isForThisHost, loopback } from "#electron/web-host/host-check.ts";
import { createLaunchTokens } from "#electron/web-host/launch-tokens.ts";
import { originOf } from "#electron/web-host/origin-check.ts";
import { postSession } from "#electron/web-host/post-session.ts";
import { answerEmpty, sendFile } from "#electron/web-host/send-file.ts";
import { createSessions } from "#electron/web-host/sessions.ts";
import type { Theme } from "#shared/contract/settings.ts";

const headerBytesMax = 16 * 1024;
const connectionsMax = 128;

export type WebHostOptions = {
  /** The TCP port; 0 for one that is free. */
  readonly port: number;
  readonly files: PageFiles;
  /** The theme as it is chosen now, for the page's first frame. */
  readonly theme: () => Theme;
  /** Serves the core to one page over one channel. */
  readonly serve: (channel: FrameChannel) => void;
  /** How many pages are connected, after each change. */
  readonly onPages: (count: number) => void;
  /** A link was used twice; the session that it had opened is closed by now. */
  readonly onSpentLink: () => void;
  readonly clock?: Pick<Clock, "now">;
  readonly limits?: SocketLimits;
  /** How long a request may take to arrive, in milliseconds. */
  readonly requestTimeoutMs?: number;
};

export type WebHost = {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly port: number;
  /** A link with a new launch token in its fragment, which browsers send to nobody. Good once, for a minute. */
  newLink(): string;
  close(): Promise<void>;
};

/** Listens on 127.0.0.1 and nowhere else. Rejects with the system's error (EADDRINUSE, EACCES) when it cannot. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { clock = systemClock, limits = socketLimits, requestTimeoutMs = 10_000, files } = options;
  const server = createServer({
    maxHeaderSize: headerBytesMax,
    headersTimeout: requestTimeoutMs,
    requestTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.min(1_000, requestTimeoutMs),
    keepAliveTimeout: 5_000,
    // Ours to refuse: isForThisHost.
    requireHostHeader: false,
  });
  server.maxConnections = connectionsMax;
  const port = await listening(server, options.port);
  const launchTokens = createLaunchTokens(clock);
  const sessions = createSessions(clock);
  const sockets = new ApiSockets({ port, sessions, limits, serve: options.serve, onPages: options.onPages });
  const onSpentLink = (sessionId: string) => {
    sockets.endSession(sessionId);
    options.onSpentLink();
  };

  server.on("upgrade", (request, socket, head) => sockets.upgrade(request, socket, head));
  server.on("request", (request, response) => {
    if (!isForThisHost(request, port)) answerEmpty(response, 403);
    else if (request.url !== "/session") sendFile(request, response, { port, files, theme: options.theme });
    else if (request.method !== "POST") answerEmpty(response, 405);
    else void postSession(request, response, { port, launchTokens, sessions, onSpentLink });
  });

  return {
    origin: originOf(port),
    port,
    newLink: () => `${originOf(port)}/#launch=${launchTokens.issue()}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await sockets.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: loopback, port, exclusive: true }, () => {
      server.off("error", reject);
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("The web host has no port."));
      else resolve(address.port);
    });
  });
}
