/** The rate limit: the Hub's quotas, one count per person, and what the refusal says. */
import { afterEach, expect, test } from "vitest";
import { bearer } from "#tests/hub/bearer.ts";
import type { HubOptions } from "#tests/hub/stand-in.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub | null = null;
afterEach(async () => {
  await hub?.close();
  hub = null;
});

async function start(options: HubOptions): Promise<RunningHub> {
  hub = await startHub(options);
  return hub;
}

test("real quotas: 500 API requests of a stranger, 1000 of a person, whichever token she takes", async () => {
  const { hubUrl, tokens } = await start({ quotas: "real", repos: [] });
  const ask = (headers: HeadersInit = {}): Promise<Response> => fetch(`${hubUrl}/api/models`, { headers });
  for (let call = 0; call < 500; call += 1) expect((await ask()).status).toBe(200);
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(refused.headers.get("ratelimit")).toMatch(/^"api";r=0;t=\d+$/);
  expect(refused.headers.get("ratelimit-policy")).toBe('"fixed window";"api";q=500;w=300');
  expect((await ask(bearer(tokens.read))).headers.get("ratelimit")).toContain("r=999;");
  expect((await ask(bearer(tokens.oauth))).headers.get("ratelimit")).toContain("r=998;");
});

test("what is downloaded and what is looked at are counted apart", async () => {
  const { hubUrl } = await start({ quotas: { resolvers: 1 } });
  const file = `${hubUrl}/northwind-ai/Aster-Nano-Instruct/resolve/main/config.json`;
  expect((await fetch(file, { redirect: "manual" })).status).toBe(307);
  const refused = await fetch(file, { redirect: "manual" });
  expect(refused.status).toBe(429);
  expect(refused.headers.get("ratelimit")).toMatch(/^"resolvers";r=0/);
  expect((await fetch(`${hubUrl}/api/models?limit=1`)).status).toBe(200);
});

test("whoami has a quota of its own", async () => {
  const { hubUrl, tokens } = await start({ quotas: { whoami: 1 } });
  const whoami = (): Promise<Response> => fetch(`${hubUrl}/api/whoami-v2`, { headers: bearer(tokens.read) });
  expect([(await whoami()).status, (await whoami()).status]).toEqual([200, 429]);
  expect((await fetch(`${hubUrl}/api/models?limit=1`, { headers: bearer(tokens.read) })).status).toBe(200);
});

test("the window ends, and everyone may ask again", async () => {
  const { hubUrl } = await start({ quotas: { api: 1, windowSeconds: 1 } });
  const ask = async (): Promise<number> => (await fetch(`${hubUrl}/api/models?limit=1`)).status;
  expect([await ask(), await ask()]).toContain(429);
  await expect.poll(ask, { timeout: 5000, interval: 100 }).toBe(200);
});

test.each([
  ["json", false],
  ["text", false],
  ["json", true],
  ["text", true],
] as const)("the refusal may be %s, with Retry-After: %s", async (rateLimitBody, retryAfter) => {
  const { hubUrl } = await start({ quotas: { api: 1 }, variants: { rateLimitBody, retryAfter } });
  await fetch(`${hubUrl}/api/models?limit=1`);
  const refused = await fetch(`${hubUrl}/api/models?limit=1`);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBe(
    retryAfter ? Number(/t=(\d+)/.exec(refused.headers.get("ratelimit") ?? "")?.[1]) : 0,
  );
  const body = await refused.text();
  const words = rateLimitBody === "json" ? JSON.parse(body).error : body;
  expect(words).toContain("you hit the quota of 1 api requests per 5 minutes period");
});
