/** A page of the browser door without a browser: opens a link as the page does, and has the whole API. */
import { createORPCClient } from "@orpc/client";
import { WebSocket as WsSocket } from "ws";
import { channelLink } from "#renderer/api/channel-link.ts";
import type { Api } from "#renderer/api/client.ts";
import { openWebSocketChannel } from "#renderer/api/web-socket-channel.ts";
import { launchOf, postLaunch } from "#tests/web-host/host-under-test.ts";

export type PageClient = {
  readonly api: Api;
  /** How the door ended the connection: `refused` needs a fresh link. */
  readonly ended: Promise<"lost" | "refused">;
  close(): void;
};

/** Rejects when the link is not good. */
export async function openPage(link: string): Promise<PageClient> {
  const { port, origin, host } = new URL(link);
  const answer = await postLaunch(Number(port), launchOf(link));
  if (answer.status !== 200) throw new Error(`The link was refused: ${answer.status} ${answer.body}`);
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  const channel = await openWebSocketChannel({
    url: `ws://${host}/api`,
    pageSecret: JSON.parse(answer.body).pageSecret,
    signal: new AbortController().signal,
    // The `ws` client has a browser socket's interface at run time; a browser adds these two headers by itself.
    WebSocket: class extends WsSocket {
      constructor(url: string) {
        super(url, { headers: { origin, cookie } });
        this.on("error", () => undefined);
      }
    } as unknown as typeof WebSocket,
  });
  const ended = new Promise<"lost" | "refused">((resolve) => channel.onEnd(resolve));
  return { api: createORPCClient(channelLink(channel)), ended, close: () => channel.close() };
}
