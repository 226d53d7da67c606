import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type OpenHubFetch, openHubFetch } from "#tests/core/hub/open-hub-fetch.ts";
import { type Asked, type SmallServer, serve } from "#tests/core/serve.ts";

let hub: SmallServer;
let opened: OpenHubFetch;
/** What the server does with each request in turn; the last one goes on. */
let script: Array<(response: ServerResponse, request: Asked) => void>;

const answer =
  (status: number, headers: Record<string, string> = {}, body = "") =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end(body);
const hangUp = (response: ServerResponse) => void response.socket?.destroy();

beforeEach(async () => {
  script = [answer(200, {}, "fine")];
  hub = await serve((request, response) => {
    const step = script.length > 1 ? script.shift() : script[0];
    step?.(response, request);
  });
  opened = openHubFetch({ hub: hub.origin, router: null });
});
afterEach(async () => {
  await opened.close();
  await hub.close();
});

test.each([408, 429, 500, 502, 503, 504])(
  "a GET that gets %i is tried again after a wait that grows",
  async (status) => {
    script = [answer(status), answer(status), answer(200, {}, "fine")];
    const response = await opened.hub.fetch(`${hub.origin}/x`);
    expect(response.status).toBe(200);
    const [first = 0, second = 0] = opened.clock.waitsMs;
    expect(first).toBeGreaterThanOrEqual(250);
    expect(second).toBeGreaterThanOrEqual(500);
    expect(second).toBeLessThanOrEqual(1000);
  },
);

test("a connection that breaks is tried again, and the answer comes after all", async () => {
  script = [hangUp, hangUp, answer(200, {}, "fine")];
  expect(await (await opened.hub.fetch(`${hub.origin}/x`)).text()).toBe("fine");
});

test("while tries are left nobody is told that the Hub is unreachable", async () => {
  const states: string[] = [];
  const stopWatching = new AbortController();
  const watching = (async () => {
    for await (const { type } of opened.network.cell.watch(stopWatching.signal)) states.push(type);
  })();
  script = [hangUp, answer(200, {}, "fine")];
  await opened.hub.fetch(`${hub.origin}/x`);
  stopWatching.abort();
  await watching;
  expect(states).not.toContain("offline");
});

test("after the last try the answer is passed on as it is", async () => {
  script = [answer(503)];
  expect((await opened.hub.fetch(`${hub.origin}/x`)).status).toBe(503);
  expect(hub.asked).toHaveLength(3);
});

test("a POST is never sent twice", async () => {
  script = [answer(503)];
  await opened.hub.fetch(`${hub.origin}/x`, { method: "POST", body: "{}" });
  script = [hangUp];
  await expect(opened.hub.fetch(`${hub.origin}/x`, { method: "POST", body: "{}" })).rejects.toMatchObject({
    problem: { code: "HUB_DOWN" },
  });
  expect(hub.asked).toHaveLength(2);
});

test.each([400, 401, 403, 404, 409, 501])("a %i is final", async (status) => {
  script = [answer(status)];
  await opened.hub.fetch(`${hub.origin}/x`);
  expect(hub.asked).toHaveLength(1);
});

test("a short wait that the Hub asks for is kept to", async () => {
  script = [answer(429, { ratelimit: '"api";r=0;t=6' }), answer(200)];
  expect((await opened.hub.fetch(`${hub.origin}/x`)).status).toBe(200);
  expect(opened.clock.waitsMs).toEqual([7000]);
});

test("of RateLimit and Retry-After the longer wait counts", async () => {
  script = [answer(429, { ratelimit: '"api";r=0;t=1', "retry-after": "9" }), answer(200)];
  await opened.hub.fetch(`${hub.origin}/x`);
  expect(opened.clock.waitsMs).toEqual([9000]);
});

test("a long wait is not sat out but told, with the time when it ends", async () => {
  script = [answer(429, { ratelimit: '"api";r=0;t=200' }, "We had to rate limit you")];
  const error = await opened.hub.fetchOk(`${hub.origin}/x`).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ problem: { code: "RATE_LIMITED" } });
  const { retryAt } = (error as { problem: { retryAt: number } }).problem;
  expect(retryAt - opened.clock.now()).toBeGreaterThan(199_000);
  expect(retryAt - opened.clock.now()).toBeLessThan(202_000);
  expect(hub.asked).toHaveLength(1);
  expect(opened.network.cell.get()).toMatchObject({ type: "rate-limited" });
});

test("the app's name and version go along, and no cookie or referrer", async () => {
  await opened.hub.fetch(`${hub.origin}/x`);
  expect(hub.asked[0]?.headers["user-agent"]).toBe("hubdeck/1.2.3");
  expect(hub.asked[0]?.headers).not.toHaveProperty("cookie");
  expect(hub.asked[0]?.headers).not.toHaveProperty("referer");
});

test("headers of the caller go along", async () => {
  await opened.hub.fetch(`${hub.origin}/x`, { headers: { range: "bytes=5-", "accept-encoding": "identity" } });
  expect(hub.asked[0]?.headers).toMatchObject({ range: "bytes=5-", "accept-encoding": "identity" });
});

test("with redirect manual the redirect itself is answered", async () => {
  script = [answer(302, { location: "/elsewhere" })];
  const response = await opened.hub.fetchOk(`${hub.origin}/x`, { redirect: "manual" });
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe("/elsewhere");
  expect(hub.asked).toHaveLength(1);
});

test("a chain of redirects ends after five", async () => {
  script = [answer(307, { location: "/again" })];
  await expect(opened.hub.fetch(`${hub.origin}/x`, { retries: 0 })).rejects.toMatchObject({
    problem: { code: "NOT_THE_HUB" },
  });
  expect(hub.asked).toHaveLength(6);
});

test.each(["file:///etc/passwd", "javascript:alert(1)", "ftp://hub.example/x", "http://[bad"])(
  "a redirect to %s is not followed",
  async (location) => {
    script = [answer(302, { location })];
    await expect(opened.hub.fetch(`${hub.origin}/x`)).rejects.toMatchObject({ problem: { code: "NOT_THE_HUB" } });
    expect(hub.asked).toHaveLength(1);
  },
);

test("a POST that is redirected with 307 is sent again whole, and with 303 becomes a GET", async () => {
  script = [answer(307, { location: "/there" }), answer(200)];
  await opened.hub.fetch(`${hub.origin}/x`, { method: "POST", body: "text" });
  expect(hub.asked[1]).toMatchObject({ method: "POST", url: "/there", body: "text" });
  script = [answer(303, { location: "/there" }), answer(200)];
  await opened.hub.fetch(`${hub.origin}/x`, { method: "POST", body: "text" });
  expect(hub.asked[3]).toMatchObject({ method: "GET", url: "/there", body: "" });
});

test("silence before the head ends the request", async () => {
  script = [() => undefined];
  const init = { headersTimeoutMs: 100, retries: 0 };
  await expect(opened.hub.fetch(`${hub.origin}/x`, init)).rejects.toMatchObject({ problem: { code: "HUB_DOWN" } });
});

test("silence within the body ends the reading", async () => {
  script = [(response) => void response.writeHead(200).write("first part")];
  const response = await opened.hub.fetch(`${hub.origin}/x`, { bodyTimeoutMs: 100 });
  await expect(response.text()).rejects.toThrow();
});

test("an abort ends the request with the signal's own reason, also between tries", async () => {
  const stop = new AbortController();
  const reason = new Error("the person went away");
  script = [() => stop.abort(reason)];
  await expect(opened.hub.fetch(`${hub.origin}/x`, { signal: stop.signal })).rejects.toBe(reason);
  await expect(opened.hub.fetch(`${hub.origin}/x`, { signal: stop.signal })).rejects.toBe(reason);
  expect(hub.asked).toHaveLength(1);
  expect(opened.network.cell.get().type).toBe("unknown");
});

test("a port where nothing answers is offline, and an answer is online again", async () => {
  const { origin } = hub;
  await hub.close();
  await expect(opened.hub.fetch(`${origin}/x`)).rejects.toMatchObject({
    problem: { code: "OFFLINE", action: { type: "retry" } },
  });
  expect(opened.network.cell.get()).toMatchObject({ type: "offline", problem: { code: "OFFLINE" } });
  hub = await serve((_, response) => void response.end());
  opened.endpoint = { hub: hub.origin, router: null };
  await opened.hub.fetch(`${hub.origin}/x`);
  expect(opened.network.cell.get()).toEqual({ type: "online" });
});
