/** The probe: what the Hub says of reading and writing a repo, with few requests and no bytes. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { createAccessCheck } from "#core/hub/access.ts";
import type { ProbeNeed } from "#shared/model/permissions/probe.ts";
import { type OpenHubFetch, openHubFetch } from "#tests/core/hub/open-hub-fetch.ts";
import type { TokenName } from "#tests/hub/auth/sample-tokens.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
let opened: OpenHubFetch;
let now: number;
let check: ReturnType<typeof createAccessCheck>;
beforeEach(async () => {
  hub = await startHub({
    repos: [
      { id: "lab/open", files: { "a.txt": "a" } },
      { id: "lab/empty", files: {} },
      { id: "lab/gated", files: { "a.txt": "a" }, gated: "manual" },
      { id: "ana-m/own", files: { "a.txt": "a" } },
      { id: "ana-m/hidden", files: { "a.txt": "a" }, isPrivate: true },
    ],
  });
  opened = openHubFetch({ hub: hub.hubUrl, router: hub.routerUrl });
  now = 1_800_000_000_000;
  check = createAccessCheck(opened.hub, { now: () => now, sleep: () => Promise.resolve() });
});
afterEach(async () => {
  await opened.close();
  await hub.close();
});

function probe(id: string, token: TokenName | null, need: ProbeNeed = "read") {
  opened.activeId = token;
  if (token !== null) opened.tokens.set(token, { token: hub.tokens[token], hubOrigin: hub.hubUrl });
  return check({ repo: { kind: "model", id }, need }, { signal: new AbortController().signal });
}
const asked = () => hub.requests.map(({ method, path }) => `${method} ${path}`);

test("a yes is a yes of a real file's head too, with the time, in three requests and without its bytes", async () => {
  expect(await probe("lab/open", "read")).toEqual({ type: "granted", need: "read", checkedAt: now });
  expect(asked()).toEqual([
    "GET /api/models/lab/open/auth-check",
    "GET /api/models/lab/open/tree/main",
    "HEAD /lab/open/resolve/main/.gitattributes",
  ]);
});

test("a gate that only the file itself shows is shown", async () => {
  hub.access.set("lab/gated", "accepted");
  hub.faults.add({
    path: /lab\/gated\/resolve/,
    answer: { status: 403, headers: { "x-error-code": "GatedRepo", "x-error-message": "Access to it is restricted" } },
  });
  expect(await probe("lab/gated", "read")).toMatchObject({
    type: "refused",
    problem: { code: "GATED" },
    checkedAt: now,
  });
});

test("a no is asked once a time, and again at each click: access may have arrived", async () => {
  expect(await probe("lab/gated", "read")).toMatchObject({ type: "refused", problem: { code: "GATED" } });
  expect(asked()).toHaveLength(1);
  hub.access.set("lab/gated", "accepted");
  expect(await probe("lab/gated", "read")).toMatchObject({ type: "granted" });
});

test("a yes is remembered for half a minute, for this account and this repo only", async () => {
  await probe("ana-m/hidden", "read");
  await probe("ana-m/hidden", "read");
  expect(asked()).toHaveLength(3);
  expect(await probe("ana-m/hidden", null)).toMatchObject({ type: "refused", problem: { code: "NOT_FOUND" } });
  now += 31_000;
  await probe("ana-m/hidden", "read");
  expect(asked()).toHaveLength(7);
});

test("writing is asked without writing", async () => {
  expect(await probe("ana-m/own", "write", "write")).toMatchObject({ type: "granted", need: "write" });
  expect(await probe("ana-m/own", "read", "write")).toMatchObject({ type: "refused", problem: { code: "PERMISSION" } });
  expect(await probe("lab/open", "write", "write")).toMatchObject({ type: "refused", problem: { code: "PERMISSION" } });
  expect(asked().filter((one) => !one.endsWith("/auth-check/write"))).toEqual([]);
});

test("a repo without files has only the check to go by", async () => {
  expect(await probe("lab/empty", "read")).toMatchObject({ type: "granted" });
});

test("after a 429 nothing is asked before the time that the Hub named", async () => {
  const answer = { status: 429, headers: { "retry-after": "60" } };
  hub.faults.add({ path: /auth-check/, times: 1, answer });
  const limited = { problem: { code: "RATE_LIMITED", retryAt: expect.any(Number) } };
  await expect(probe("lab/open", "read")).rejects.toMatchObject(limited);
  const before = asked().length;
  now = Date.now();
  await expect(probe("lab/gated", "read")).rejects.toMatchObject(limited);
  expect(asked()).toHaveLength(before);
  now += 3_600_000;
  expect(await probe("lab/open", "read")).toMatchObject({ type: "granted" });
});
