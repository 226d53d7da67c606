/** A page channel over the browser door's WebSocket. Its first message is the page's secret; everything after it is a frame. */
import type { ChannelEnd, PageChannel } from "#renderer/api/page-channel.ts";

/** The close code with which the core says that it does not accept the secret. */
const refusedCloseCode = 4401;

/** Opens the socket and proves who the page is. Rejects when the socket does not open, or with the signal's reason. */
export function openWebSocketChannel(options: {
  readonly url: string;
  readonly pageSecret: string;
  readonly signal: AbortSignal;
  /** `globalThis.WebSocket`, or another with the same interface. */
  readonly WebSocket: new (
    url: string,
  ) => WebSocket;
}): Promise<PageChannel> {
  const { url, pageSecret, signal } = options;
  return new Promise((resolve, reject) => {
    const socket = new options.WebSocket(url);
    const giveUp = () => socket.close();
    signal.addEventListener("abort", giveUp, { once: true });
    let end: ChannelEnd | null = null;
    const endListeners: ((end: ChannelEnd) => void)[] = [];

    socket.addEventListener("close", (event) => {
      signal.removeEventListener("abort", giveUp);
      end = event.code === refusedCloseCode ? "refused" : "lost";
      for (const listener of endListeners) listener(end);
      reject(signal.aborted ? signal.reason : new Error("The socket did not open"));
    });
    socket.addEventListener("open", () => {
      socket.send(JSON.stringify({ secret: pageSecret }));
      resolve({
        send(frame) {
          if (socket.readyState === socket.OPEN) socket.send(frame);
        },
        onFrame(listener) {
          socket.addEventListener("message", ({ data }) => {
            if (typeof data === "string") listener(data);
          });
        },
        onEnd(listener) {
          if (end === null) endListeners.push(listener);
          else listener(end);
        },
        close: () => socket.close(),
      });
    });
  });
}
