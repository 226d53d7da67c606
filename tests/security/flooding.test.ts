/** Threat: a page or a local program keeps the host busy with huge frames, slow requests, silent or too many sockets. */
import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { frameBytesMax } from "#shared/model/frame-limits.ts";
import {
  asPage,
  type HostUnderTest,
  request,
  sendRaw,
  signOn,
  startHost,
  tryApi,
} from "#tests/web-host/host-under-test.ts";

let running: HostUnderTest;
afterEach(() => running.stop());

async function openPage(): Promise<WebSocket> {
  const { port } = running.host;
  const { headers, messages } = asPage(port, await signOn(running.host));
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api`, { headers });
  await once(socket, "open");
  socket.send(messages[0] ?? "");
  return socket;
}

describe("a page that floods", () => {
  it("loses its socket by a frame of more than 1 MiB, and a frame of 1 MiB passes", async () => {
    running = await startHost();
    const socket = await openPage();
    socket.send("x".repeat(frameBytesMax));
    await once(socket, "message");
    socket.send("x".repeat(frameBytesMax + 1));
    const [code] = await once(socket, "close");
    expect(code).toBe(1009);
  });

  it("loses its socket by an oversize first message", async () => {
    running = await startHost();
    const { port } = running.host;
    const { headers, messages } = asPage(port, await signOn(running.host));
    expect(await tryApi(port, { headers, messages: ["x".repeat(frameBytesMax + 1)] })).toEqual({
      type: "closed",
      code: 1009,
    });
    const padded = `${messages[0]}${" ".repeat(2_000)}`;
    expect(await tryApi(port, { headers, messages: [padded, "hello"] })).toEqual({ type: "closed", code: 4401 });
  });

  it("gets no more sockets than the limit, and gets one again when one is closed", async () => {
    running = await startHost({ limits: { socketsMax: 3 } });
    const { port } = running.host;
    const sockets = [await openPage(), await openPage(), await openPage()];
    const page = asPage(port, await signOn(running.host));
    expect(await tryApi(port, page)).toEqual({ type: "refused", status: 503 });
    sockets[0]?.close();
    await expect.poll(() => running.told.at(-1)).toBe(2);
    expect(await tryApi(port, page)).toEqual({ type: "answered", frame: "echo hello" });
    for (const socket of sockets) socket.terminate();
  });
});

describe("a socket that says nothing", () => {
  it("is closed when it does not name its secret in time", async () => {
    running = await startHost({ limits: { firstMessageMs: 50 } });
    const { port } = running.host;
    const { headers } = asPage(port, await signOn(running.host));
    expect(await tryApi(port, { headers })).toEqual({ type: "closed", code: 4401 });
  });

  it("is closed when it answers no ping", async () => {
    running = await startHost({ limits: { pingMs: 50 } });
    const { port } = running.host;
    const { headers, messages } = asPage(port, await signOn(running.host));
    const deaf = new WebSocket(`ws://127.0.0.1:${port}/api`, { headers, autoPong: false });
    await once(deaf, "open");
    deaf.send(messages[0] ?? "");
    const alive = await openPage();
    const [code] = await once(deaf, "close");
    expect(code).toBe(1006);
    expect(alive.readyState).toBe(WebSocket.OPEN);
    alive.terminate();
  });
});

describe("a request that dawdles or swells", () => {
  it("is hung up on when its headers do not end (slow loris)", async () => {
    running = await startHost({ requestTimeoutMs: 100 });
    const { port } = running.host;
    const answer = await sendRaw(port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Slow: `);
    expect(answer.status).toBe(408);
  });

  it("is hung up on when its body does not end", async () => {
    running = await startHost({ requestTimeoutMs: 100 });
    const { port } = running.host;
    const head = ["POST /session HTTP/1.1", `Host: 127.0.0.1:${port}`, `Origin: http://127.0.0.1:${port}`];
    const answer = await sendRaw(
      port,
      [...head, "Content-Type: application/json", "Content-Length: 100", "", '{"l'].join("\r\n"),
    );
    expect(answer.status).not.toBe(200);
  });

  it("is refused when its headers are longer than a browser's ever are", async () => {
    running = await startHost();
    const { port } = running.host;
    const headers = [`Host: 127.0.0.1:${port}`, `X-Long: ${"x".repeat(20_000)}`];
    expect((await request(port, { headers })).status).toBe(431);
  });

  it("is refused when its body is longer than a launch token can be, without reading it to its end", async () => {
    running = await startHost();
    const { port } = running.host;
    const head = ["POST /session HTTP/1.1", `Host: 127.0.0.1:${port}`, `Origin: http://127.0.0.1:${port}`];
    const endless = `${"x".repeat(10_000)}`;
    const answer = await sendRaw(
      port,
      [...head, "Content-Type: application/json", "Content-Length: 9999999", "", endless].join("\r\n"),
    );
    expect(answer.status).toBe(400);
  });

  it("does not end the host when it breaks off or is no HTTP at all", async () => {
    running = await startHost();
    const { port } = running.host;
    for (const junk of ["\0\0\0\0\r\n\r\n", "GET\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u0016\u0003\u0001"]) {
      const socket = connect(port, "127.0.0.1", () => socket.end(junk));
      socket.on("error", () => undefined);
      socket.resume();
      await once(socket, "close");
    }
    expect((await request(port, {})).status).toBe(200);
  });
});
