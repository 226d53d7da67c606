/** Threat: a page of another site, open in the same browser, speaks to us with the person's cookie. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  asPage,
  type HostUnderTest,
  launchOf,
  pageHeaders,
  postLaunch,
  request,
  signOn,
  startHost,
  type Ticket,
  tryApi,
} from "#tests/web-host/host-under-test.ts";

let running: HostUnderTest;
let port = 0;
let ticket: Ticket;

beforeAll(async () => {
  running = await startHost();
  port = running.host.port;
  ticket = await signOn(running.host);
});
afterAll(() => running.stop());

/** PORT stands for the host's own port, OTHER for another one. */
const foreignOrigins: readonly [name: string, origin: string | null][] = [
  ["another site", "https://evil.example"],
  ["a sandboxed frame or a file", "null"],
  ["nobody", null],
  ["an empty one", ""],
  ["another port of this machine", "http://127.0.0.1:OTHER"],
  ["no port", "http://127.0.0.1"],
  ["localhost", "http://localhost:PORT"],
  ["https", "https://127.0.0.1:PORT"],
  ["a slash at the end", "http://127.0.0.1:PORT/"],
  ["ours as a prefix", "http://127.0.0.1:PORT.evil.example"],
  ["a user name in front", "http://evil@127.0.0.1:PORT"],
  ["an extension", "chrome-extension://abcdefghijklmnop"],
];
const filled = (origin: string) => origin.replace("PORT", String(port)).replace("OTHER", String(port + 1));

describe("a socket opened by another site with the person's own cookie and secret", () => {
  it.each(foreignOrigins)("is refused before it opens: Origin of %s", async (_name, origin) => {
    const { headers, messages } = asPage(port, ticket);
    const { origin: _ours, ...withoutOrigin } = headers;
    const sent = origin === null ? withoutOrigin : { ...headers, origin: filled(origin) };
    expect(await tryApi(port, { headers: sent, messages })).toEqual({ type: "refused", status: 403 });
  });

  it.each(["cross-site", "same-site", "none"])("is refused when the browser calls it %s", async (site) => {
    const { headers, messages } = asPage(port, ticket);
    expect(await tryApi(port, { headers: { ...headers, "sec-fetch-site": site }, messages })).toEqual({
      type: "refused",
      status: 403,
    });
    const ours = { ...headers, "sec-fetch-site": "same-origin" };
    expect(await tryApi(port, { headers: ours, messages })).toEqual({ type: "answered", frame: "echo hello" });
  });

  it("opens at one path only", async () => {
    for (const path of ["/", "/api/", "/api?x", "/API", "/session"]) {
      expect(await tryApi(port, { ...asPage(port, ticket), path })).toEqual({ type: "refused", status: 404 });
    }
  });
});

describe("a request that would open a session", () => {
  const body = () => JSON.stringify({ launch: launchOf(running.host.newLink()) });

  it.each(foreignOrigins)("is refused with no body: Origin of %s", async (_name, origin) => {
    const launch = launchOf(running.host.newLink());
    const headers = pageHeaders(port).filter((line) => !line.startsWith("Origin"));
    if (origin !== null) headers.push(`Origin: ${filled(origin)}`);
    const refused = await postLaunch(port, launch, headers);
    expect([refused.status, refused.body]).toEqual([403, ""]);
    expect((await postLaunch(port, launch)).status).toBe(200);
  });

  it("is refused when the browser calls it cross-site", async () => {
    const headers = [...pageHeaders(port), "Sec-Fetch-Site: cross-site"];
    expect((await request(port, { line: "POST /session HTTP/1.1", headers, body: body() })).status).toBe(403);
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "",
    "application/jsonp",
  ])("is refused as %j, which a form of any site can send", async (type) => {
    const headers = [...pageHeaders(port).slice(0, 2), `Content-Type: ${type}`];
    expect((await request(port, { line: "POST /session HTTP/1.1", headers, body: body() })).status).toBe(415);
  });

  it.each(["GET", "PUT", "DELETE", "OPTIONS", "PATCH"])("is not served for %s", async (method) => {
    const headers = pageHeaders(port);
    expect((await request(port, { line: `${method} /session HTTP/1.1`, headers, body: body() })).status).toBe(405);
  });

  it.each(["", "{", "null", "[]", '{"launch":1}', '{"launch":"x","more":1}', `{"launch":"${"x".repeat(5000)}"}`])(
    "is refused when it is junk: %s",
    async (junk) => {
      const headers = pageHeaders(port);
      expect((await request(port, { line: "POST /session HTTP/1.1", headers, body: junk })).status).toBe(400);
    },
  );
});

describe("every answer", () => {
  it("is without CORS headers, also for a preflight", async () => {
    const preflight = ["Access-Control-Request-Method: POST", "Access-Control-Request-Headers: content-type"];
    for (const line of ["OPTIONS /session HTTP/1.1", "OPTIONS / HTTP/1.1", "GET / HTTP/1.1", "GET /nothing HTTP/1.1"]) {
      const headers = [`Host: 127.0.0.1:${port}`, "Origin: https://evil.example", ...preflight];
      const answer = await request(port, { line, headers });
      expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });
});
