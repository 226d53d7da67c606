/** Threat: evil.example resolves to 127.0.0.1, so that its page speaks to us as if we were its own server. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
let port = 0;

beforeAll(async () => {
  running = await startHost();
  port = running.host.port;
});
afterAll(() => running.stop());

const upgradeHeaders = [
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
];

/** PORT stands for the host's own port, OTHER for another one. */
const foreign: readonly [name: string, headers: string[]][] = [
  ["a foreign name", ["Host: evil.example"]],
  ["a foreign name with our port", ["Host: evil.example:PORT"]],
  ["no Host at all", []],
  ["an empty Host", ["Host: "]],
  ["our address without the port", ["Host: 127.0.0.1"]],
  ["another port", ["Host: 127.0.0.1:OTHER"]],
  ["localhost", ["Host: localhost:PORT"]],
  ["LOCALHOST", ["Host: LOCALHOST:PORT"]],
  ["a trailing dot", ["Host: 127.0.0.1.:PORT"]],
  ["IPv6 loopback", ["Host: [::1]:PORT"]],
  ["another spelling of the address", ["Host: 127.1:PORT"]],
  ["the address as a number", ["Host: 2130706433:PORT"]],
  ["a user name in front", ["Host: 127.0.0.1:PORT@evil.example"]],
  ["our host and a foreign one", ["Host: 127.0.0.1:PORT", "Host: evil.example"]],
  ["a foreign host and ours", ["Host: evil.example", "Host: 127.0.0.1:PORT"]],
  ["our host in another header only", ["X-Forwarded-Host: 127.0.0.1:PORT", "Host: evil.example"]],
];

describe("a request with a foreign Host", () => {
  it.each(foreign)("is refused with no body, whatever it asks for: %s", async (_name, lines) => {
    const headers = lines.map((line) => line.replace("PORT", String(port)).replace("OTHER", String(port + 1)));
    for (const line of ["GET /", "HEAD /", "GET /assets/page.js", "POST /session", "OPTIONS /session", "DELETE /"]) {
      const answer = await request(port, { line: `${line} HTTP/1.1`, headers });
      expect([line, answer.status, answer.body]).toEqual([line, 403, ""]);
    }
    const handshake = [...headers, ...upgradeHeaders, `Origin: http://127.0.0.1:${port}`];
    const answer = await sendRaw(port, ["GET /api HTTP/1.1", ...handshake, "", ""].join("\r\n"));
    expect([answer.status, answer.body]).toEqual([403, ""]);
  });

  it("is refused for the socket too, with a cookie and a secret that are good", async () => {
    const page = asPage(port, await signOn(running.host));
    expect(await tryApi(port, { ...page, headers: { ...page.headers, host: `evil.example:${port}` } })).toEqual({
      type: "refused",
      status: 403,
    });
    expect(await tryApi(port, { ...page, headers: { ...page.headers, host: `localhost:${port}` } })).toEqual({
      type: "refused",
      status: 403,
    });
    expect(await tryApi(port, page)).toEqual({ type: "answered", frame: "echo hello" });
  });

  it("is refused when the request line names the foreign host", async () => {
    const answer = await sendRaw(
      port,
      `GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer.status).toBe(404);
  });
});
