/** The core's two channels where they differ from what the contract suite shows: Electron's kind of port, and sockets that misbehave. */
import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { portChannel } from "#electron/api/port-channel.ts";
import { bufferedBytesMax, webSocketChannel } from "#electron/api/web-socket-channel.ts";

/** What MessagePortMain of Electron looks like: an emitter whose messages come as `{data, ports}`. */
class PortLikeElectrons extends EventEmitter {
  readonly posted: string[] = [];
  isStarted = false;
  isClosed = false;
  postMessage(frame: string): void {
    this.posted.push(frame);
  }
  start(): void {
    this.isStarted = true;
  }
  close(): void {
    this.isClosed = true;
  }
}

test("a port of Electron's kind gives the text of its messages, and whatever is no text as it is", () => {
  const port = new PortLikeElectrons();
  const channel = portChannel(port);
  const frames: unknown[] = [];
  channel.onFrame((frame) => frames.push(frame));
  expect(port.isStarted).toBe(true);
  port.emit("message", { data: "text", ports: [] });
  port.emit("message", { data: { deep: 1 }, ports: [] });
  port.emit("message", { data: undefined, ports: [] });
  expect(frames).toEqual(["text", { deep: 1 }, undefined]);
});

test("a port that is closed by either side is closed once, and sends nothing any more", async () => {
  const port = new PortLikeElectrons();
  const channel = portChannel(port);
  let closes = 0;
  channel.onClose(() => {
    closes += 1;
  });
  await channel.send("before");
  channel.close("done");
  port.emit("close");
  await channel.send("after");
  expect([closes, port.isClosed, port.posted]).toEqual([1, true, ["before"]]);
});

/** A socket whose network a test plays: nothing leaves until it says so. */
class StuckSocket extends EventEmitter {
  bufferedAmount = 0;
  readyState = 1;
  readonly flushes: ((error?: Error) => void)[] = [];
  send(data: string, onFlushed: (error?: Error) => void): void {
    this.bufferedAmount += data.length;
    this.flushes.push(onFlushed);
  }
  close(): void {
    this.readyState = 2;
  }
}

test("a socket takes frames up to its limit, and then holds the sender until the frame has left", async () => {
  const socket = new StuckSocket();
  const channel = webSocketChannel(socket);
  await channel.send("x".repeat(bufferedBytesMax));
  let isSent = false;
  const sending = channel.send("one more").then(() => {
    isSent = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isSent).toBe(false);
  for (const flush of socket.flushes) flush();
  await sending;
});

test("a sender is let go when the socket breaks", async () => {
  const socket = new StuckSocket();
  const channel = webSocketChannel(socket);
  await channel.send("x".repeat(bufferedBytesMax));
  const sending = channel.send("one more");
  socket.emit("error", new Error("reset"));
  for (const flush of socket.flushes) flush(new Error("reset"));
  await sending;
  socket.readyState = 3;
  await channel.send("after");
  expect(socket.flushes).toHaveLength(2);
});
