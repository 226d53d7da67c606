/** A page channel over a MessagePort: the one that the Electron door's preload hands to the page. */
import type { PageChannel } from "#renderer/api/page-channel.ts";

/** The `type` of the window message that brings the port. */
const portMessageType = "hubdeck:port";
/** The window message that asks the preload for a port; in electron/preload.ts too. */
const connectMessage = "hubdeck:connect";

/** Wraps a port and starts it. */
export function portChannel(port: MessagePort): PageChannel {
  let hasEnded = false;
  const endListeners: (() => void)[] = [];
  const end = () => {
    if (hasEnded) return;
    hasEnded = true;
    for (const listener of endListeners) listener();
  };
  // Electron's own addition to ports; a browser does not send it, and the lib does not know it.
  port.addEventListener("close" as "message", end);
  port.start();
  return {
    send(frame) {
      if (!hasEnded) port.postMessage(frame);
    },
    onFrame(listener) {
      port.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
        if (typeof data === "string") listener(data);
      });
    },
    onEnd(listener) {
      if (hasEnded) listener("lost");
      else endListeners.push(() => listener("lost"));
    },
    close() {
      port.close();
      end();
    },
  };
}

/**
 * Asks this very page's preload for a port and resolves with it. Each time the page asks, the door ends the port it gave
 * before. Rejects with the signal's reason.
 */
export function receivePort(page: Window, signal: AbortSignal): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const onMessage = (event: MessageEvent<unknown>) => {
      const { data } = event;
      const isOurs =
        event.source === page &&
        event.origin === page.location.origin &&
        typeof data === "object" &&
        data !== null &&
        "type" in data &&
        data.type === portMessageType;
      const [port] = event.ports;
      if (!isOurs || port === undefined || event.ports.length > 1) return;
      stop();
      resolve(port);
    };
    const onAbort = () => {
      stop();
      reject(signal.reason);
    };
    const stop = () => {
      page.removeEventListener("message", onMessage);
      signal.removeEventListener("abort", onAbort);
    };
    page.addEventListener("message", onMessage);
    signal.addEventListener("abort", onAbort);
    page.postMessage(connectMessage, page.location.origin);
  });
}
