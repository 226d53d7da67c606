/** A page that keeps its connection up by itself, as the real one does, and what it and its core leave behind is closed after each test. */
import { createORPCClient, DynamicLink } from "@orpc/client";
import { afterEach } from "vitest";
import type { Api } from "#renderer/api/client.ts";
import { createConnection } from "#renderer/api/connection.ts";
import { openWebSocketChannel } from "#renderer/api/web-socket-channel.ts";
import { browserLikeSocket, pageSecret, type Server, serveWebSocket } from "#tests/contract/transports.ts";

/** Short pauses between two tries. */
export const pauseMs = { first: 1, longest: 20 };
/** What is closed after the test, the newest first. */
export const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

/** A page whose core can be away: `url` says where it is now. */
export function pageAt(place: { url: string }, options: { waitMs?: number; secret?: string } = {}) {
  const connection = createConnection({
    pauseMs,
    ...(options.waitMs === undefined ? {} : { waitMs: options.waitMs }),
    open: (signal) =>
      openWebSocketChannel({
        url: place.url,
        pageSecret: options.secret ?? pageSecret,
        signal,
        WebSocket: browserLikeSocket(),
      }),
  });
  open.push(connection);
  const api: Api = createORPCClient(new DynamicLink(({ signal }) => connection.link(signal)));
  return { connection, api };
}

/** Serves a core until the test is over. */
export async function serve(...args: Parameters<typeof serveWebSocket>): Promise<Server & { url: string }> {
  const server = await serveWebSocket(...args);
  open.push(server);
  return server;
}

/** An address where nothing answers. */
export const nowhere = "ws://127.0.0.1:9/api";
