import { afterEach, beforeEach, expect, test } from "vitest";
import { mayCarryToken } from "#core/hub/trusted-origins.ts";
import { type OpenHubFetch, openHubFetch } from "#tests/core/hub/open-hub-fetch.ts";
import { sampleToken } from "#tests/core/sample-token.ts";
import { type SmallServer, serve } from "#tests/core/serve.ts";

const token = sampleToken();
let hub: SmallServer;
let router: SmallServer;
let other: SmallServer;
let redirect: { readonly status: number; readonly location: string } | null;
let opened: OpenHubFetch;

beforeEach(async () => {
  redirect = null;
  other = await serve((_, response) => void response.end("other"));
  router = await serve((_, response) => void response.end("router"));
  hub = await serve(({ url }, response) => {
    if (redirect === null || url === "/end") return void response.end("hub");
    response.writeHead(redirect.status, { location: redirect.location }).end();
  });
  opened = openHubFetch({ hub: hub.origin, router: router.origin });
  opened.tokens.set("ana", { token, hubOrigin: hub.origin });
  opened.activeId = "ana";
});
afterEach(async () => {
  await opened.close();
  await Promise.all([hub.close(), router.close(), other.close()]);
});

const sentTokens = (server: SmallServer) => server.asked.map((one) => one.headers.authorization);
const allAsked = () => JSON.stringify([hub.asked, router.asked, other.asked]);

test("the Hub and its router get the token, and nobody else does", async () => {
  for (const server of [hub, router, other]) await opened.hub.fetch(`${server.origin}/x`);
  expect(sentTokens(hub)).toEqual([`Bearer ${token}`]);
  expect(sentTokens(router)).toEqual([`Bearer ${token}`]);
  expect(sentTokens(other)).toEqual([undefined]);
});

test.each([301, 302, 303, 307, 308])("a %i redirect to another port drops the token", async (status) => {
  redirect = { status, location: `${other.origin}/x` };
  expect(await (await opened.hub.fetch(`${hub.origin}/x`)).text()).toBe("other");
  expect(sentTokens(other)).toEqual([undefined]);
  expect(JSON.stringify(other.asked)).not.toContain(token);
});

test("a relative redirect keeps the token", async () => {
  redirect = { status: 307, location: "/end" };
  expect(await (await opened.hub.fetch(`${hub.origin}/x`)).text()).toBe("hub");
  expect(sentTokens(hub)).toEqual([`Bearer ${token}`, `Bearer ${token}`]);
});

test("a token that was dropped on the way does not come back when the way leads to the Hub again", async () => {
  const bounce = await serve((_, response) => void response.writeHead(302, { location: `${hub.origin}/end` }).end());
  redirect = { status: 302, location: `${bounce.origin}/x` };
  await opened.hub.fetch(`${hub.origin}/x`);
  expect(sentTokens(hub)).toEqual([`Bearer ${token}`, undefined]);
  await bounce.close();
});

test("a redirect from the Hub to its own router drops the token too", async () => {
  redirect = { status: 307, location: `${router.origin}/x` };
  await opened.hub.fetch(`${hub.origin}/x`);
  expect(sentTokens(router)).toEqual([undefined]);
});

test("after a switch to a mirror the old account is not signed in there and its token is sent nowhere", async () => {
  opened.endpoint = { hub: other.origin, router: router.origin };
  opened.activeId = null;
  await opened.hub.fetch(`${other.origin}/x`);
  await opened.hub.fetch(`${router.origin}/x`);
  await expect(opened.hub.fetch(`${other.origin}/x`, { account: { id: "ana" } })).rejects.toMatchObject({
    problem: { code: "NOT_SIGNED_IN" },
  });
  await expect(opened.hub.fetch(`${hub.origin}/x`, { account: { id: "ana" } })).rejects.toMatchObject({
    problem: { code: "NOT_SIGNED_IN" },
  });
  expect(allAsked()).not.toContain(token);
});

test("an account that was removed is not signed in", async () => {
  await expect(opened.hub.fetch(`${hub.origin}/x`, { account: { id: "gone" } })).rejects.toMatchObject({
    problem: { code: "NOT_SIGNED_IN" },
  });
  expect(hub.asked).toHaveLength(0);
});

test("a candidate token goes to the Hub alone, not even to its router", async () => {
  opened.activeId = null;
  const candidateToken = sampleToken();
  for (const server of [hub, router, other]) {
    await opened.hub.fetch(`${server.origin}/x`, { account: { candidateToken } });
  }
  expect(sentTokens(hub)).toEqual([`Bearer ${candidateToken}`]);
  expect(JSON.stringify([router.asked, other.asked])).not.toContain(candidateToken);
});

test("without an account no token is sent", async () => {
  await opened.hub.fetch(`${hub.origin}/x`, { account: "none" });
  expect(sentTokens(hub)).toEqual([undefined]);
});

test("a caller cannot smuggle an Authorization header or a cookie past the rule", async () => {
  for (const name of ["Authorization", "authorization", "Proxy-Authorization", "Cookie"]) {
    await expect(opened.hub.fetch(`${other.origin}/x`, { headers: { [name]: token } })).rejects.toThrow(TypeError);
  }
  expect(other.asked).toHaveLength(0);
});

test("no token is written to the log", async () => {
  redirect = { status: 302, location: `${other.origin}/x` };
  await opened.hub.fetch(`${hub.origin}/x`);
  expect(opened.logged.length).toBeGreaterThan(0);
  expect(opened.logged.join()).not.toContain(token);
});

test("scheme, host and port all count", () => {
  const endpoint = { hub: "https://huggingface.co", router: "https://router.huggingface.co" };
  const may = (url: string) => mayCarryToken(new URL(url), "https://huggingface.co", endpoint);
  expect(may("https://huggingface.co/api/whoami-v2")).toBe(true);
  expect(may("https://huggingface.co:443/api/whoami-v2")).toBe(true);
  expect(may("https://router.huggingface.co/v1/models")).toBe(true);
  for (const url of [
    "http://huggingface.co/",
    "https://huggingface.co:8443/",
    "https://huggingface.co.evil.example/",
    "https://evil-huggingface.co/",
    "https://huggingface.co@evil.example/",
    "https://cdn-lfs.huggingface.co/",
    "https://us.aws.cdn.hf.co/",
    "https://hf.co/",
  ]) {
    expect(may(url), url).toBe(false);
  }
});

test("a Hub with a path keeps its token on its whole origin, and a mirror's router gets none of the official token", () => {
  const mirror = { hub: "https://mirror.example/hf", router: "https://router.mirror.example" };
  const official = "https://huggingface.co";
  expect(mayCarryToken(new URL("https://router.mirror.example/v1"), official, mirror)).toBe(false);
  expect(mayCarryToken(new URL("https://mirror.example/hf/api"), official, mirror)).toBe(false);
  expect(mayCarryToken(new URL("https://mirror.example/hf/api"), "https://mirror.example", mirror)).toBe(true);
});
