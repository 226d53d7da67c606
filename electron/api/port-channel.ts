/** A frame channel over a message port: Electron's MessagePortMain, or one of worker_threads. Known by their shape alone. */
import type { FrameChannel } from "#electron/api/frame-channel.ts";

/** What both kinds of port have. Electron gives a message as `{data}`, worker_threads gives the data itself. */
export type ServerPort = {
  postMessage(frame: string): void;
  on(event: "message", listener: (message: unknown) => void): unknown;
  on(event: "close", listener: () => void): unknown;
  start(): void;
  close(): void;
};

/**
 * Wraps a port and starts it. A port does not tell how much waits in it, so `send` never holds back: what could be much
 * (bytes) is pulled by the page, and watches skip what they cannot send.
 */
export function portChannel(port: ServerPort): FrameChannel {
  let isClosed = false;
  const closeListeners: (() => void)[] = [];
  const onClosed = () => {
    if (isClosed) return;
    isClosed = true;
    for (const listener of closeListeners) listener();
  };
  port.on("close", onClosed);
  return {
    async send(frame) {
      if (!isClosed) port.postMessage(frame);
    },
    onFrame(listener) {
      port.on("message", (message) => listener(frameOf(message)));
      port.start();
    },
    onClose(listener) {
      closeListeners.push(listener);
    },
    close() {
      port.close();
      onClosed();
    },
  };
}

function frameOf(message: unknown): unknown {
  return typeof message === "object" && message !== null && "data" in message ? message.data : message;
}
