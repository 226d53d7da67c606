/** A frame channel over a WebSocket of the `ws` package, which is known here by its shape alone: the api never imports a transport. */
import type { FrameChannel } from "#electron/api/frame-channel.ts";

/** What of a `ws` socket is used. */
export type ServerSocket = {
  readonly bufferedAmount: number;
  readonly readyState: number;
  send(data: string, onFlushed: (error?: Error | null) => void): void;
  on(event: "message", listener: (data: unknown, isBinary: boolean) => void): unknown;
  on(event: "close", listener: () => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  close(code: number, reason: string): void;
};

/** Bytes that may wait in the socket before `send` holds the sender back. */
export const bufferedBytesMax = 4 * 1_048_576;

const open = 1;
const policyViolation = 1008;

/** Wraps an open, accepted socket. A reader that does not read holds `send` back above `bufferedBytesMax`. */
export function webSocketChannel(socket: ServerSocket): FrameChannel {
  // Without a listener a broken socket would end the process; the close event that follows says all we need.
  socket.on("error", () => undefined);
  return {
    send(frame) {
      return new Promise((resolve) => {
        if (socket.readyState !== open) {
          resolve();
          return;
        }
        // The callback comes when this frame has left for the network, or never will.
        socket.send(frame, () => resolve());
        if (socket.bufferedAmount <= bufferedBytesMax) resolve();
      });
    },
    onFrame(listener) {
      socket.on("message", (data, isBinary) => listener(isBinary ? data : String(data)));
    },
    onClose(listener) {
      socket.on("close", listener);
    },
    close(reason) {
      socket.close(policyViolation, reason);
    },
  };
}
