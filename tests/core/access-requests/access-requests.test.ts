/** Requests for access: watched politely, told once when they are decided, kept over a restart, taken back. */
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type AccessRequests, createAccessRequests } from "#core/access-requests/create-access-requests.ts";
import { createAccessCheck } from "#core/hub/access.ts";
import type { AccessRequestsState } from "#shared/contract/access-requests.ts";
import { firstValue } from "#tests/core/first-value.ts";
import { type OpenHubFetch, openHubFetch } from "#tests/core/hub/open-hub-fetch.ts";
import { silentLog } from "#tests/core/hub-access.ts";
import { type ManualClock, manualClock } from "#tests/core/manual-clock.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const repo = { kind: "model", id: "lab/gated" } as const;
const call = { signal: new AbortController().signal };

let hub: RunningHub;
let opened: OpenHubFetch;
let folder: string;
let clock: ManualClock;
let told: string[];
let granted: number;
let closing: (() => Promise<void>)[];

beforeEach(async () => {
  hub = await startHub({ repos: [{ id: "lab/gated", files: { "a.txt": "a" }, gated: "manual" }] });
  opened = openHubFetch({ hub: hub.hubUrl, router: hub.routerUrl });
  opened.tokens.set("ana", { token: hub.tokens.read, hubOrigin: hub.hubUrl });
  opened.activeId = "ana";
  folder = await mkdtemp(join(tmpdir(), "hubdeck-requests-"));
  clock = manualClock(Date.now());
  told = [];
  granted = 0;
  closing = [];
});
afterEach(async () => {
  for (const close of closing) await close();
  await opened.close();
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

function open(): AccessRequests {
  const end = new AbortController();
  const requests = createAccessRequests({
    hub: opened.hub,
    check: createAccessCheck(opened.hub, clock),
    file: join(folder, "access-requests.jsonl"),
    clock,
    log: silentLog,
    signal: end.signal,
    report: ({ what }) => told.push(`broken: ${what}`),
    tell: ({ what }) => told.push(what),
    notify: ({ title }) => told.push(title),
    onGranted: () => {
      granted += 1;
    },
  });
  closing.push(async () => {
    end.abort();
    await requests.close();
  });
  return requests;
}

const stateOf = (requests: AccessRequests): Promise<AccessRequestsState> =>
  firstValue((signal) => requests.watch(signal));
const standings = async (requests: AccessRequests) =>
  (await stateOf(requests)).requests.map(({ standing }) => standing);
const checks = () => hub.requests.filter(({ path }) => path.endsWith("/auth-check")).length;
/** Puts the clock forward once the watcher waits, and waits for the question that is then due. */
async function askedAfter(ms: number): Promise<void> {
  const before = checks();
  await vi.waitFor(() => expect(clock.waitCount()).toBeGreaterThan(0));
  clock.advance(ms);
  await vi.waitFor(() => expect(checks()).toBeGreaterThan(before));
}

test("a request that is pending is watched from the moment it is seen, and its yes is told once", async () => {
  hub.access.set(repo.id, "pending");
  const requests = open();
  expect(await requests.check({ repo, need: "read" }, call)).toMatchObject({ problem: { gate: "pending" } });
  expect((await stateOf(requests)).requests).toEqual([{ repo, standing: "pending", checkedAt: clock.now() }]);
  await askedAfter(30_000);
  hub.access.set(repo.id, "accepted");
  await askedAfter(60_000);
  await vi.waitFor(async () => expect(await standings(requests)).toEqual(["granted"]));
  expect(told).toEqual(["Access granted", "You now have access to lab/gated."]);
  expect(granted).toBe(1);
  await vi.waitFor(() => expect(clock.waitCount()).toBe(0));
});

test("the questions become fewer, down to four an hour", async () => {
  hub.access.set(repo.id, "pending");
  const requests = open();
  await requests.check({ repo, need: "read" }, call);
  const sixHours = 360;
  for (let minute = 0; minute < sixHours; minute += 1) {
    await vi.waitFor(() => expect(clock.waitCount()).toBe(1));
    clock.advance(60_000);
    // The watcher takes a turn to ask, or to wait on.
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(checks()).toBeGreaterThan(20);
  expect(checks()).toBeLessThan(36);
});

test("after the person went to the page the Hub is asked soon, and given up after half an hour without a request", async () => {
  const requests = open();
  requests.expect(repo);
  expect(await standings(requests)).toEqual(["asking"]);
  await askedAfter(5_000);
  expect(await standings(requests)).toEqual(["asking"]);
  clock.advance(31 * 60_000);
  await vi.waitFor(async () => {
    clock.advance(60_000);
    expect(await standings(requests)).toEqual([]);
  });
  expect(told).toEqual([]);
});

test("agreeing on the page is noticed, without a notice to read: she is looking at it", async () => {
  const requests = open();
  requests.expect(repo);
  hub.access.set(repo.id, "accepted");
  await askedAfter(5_000);
  await vi.waitFor(async () => expect(await standings(requests)).toEqual(["granted"]));
  expect(told).toEqual(["Access granted"]);
});

test("a request that is declined is told, and no longer asked about", async () => {
  hub.access.set(repo.id, "pending");
  const requests = open();
  await requests.check({ repo, need: "read" }, call);
  hub.access.set(repo.id, "rejected");
  await askedAfter(30_000);
  await vi.waitFor(async () => expect(await standings(requests)).toEqual(["rejected"]));
  expect(told).toEqual(["Request declined", "Your request for lab/gated was declined."]);
});

test("what was pending when the app quit is asked about at the next start; the file is ours alone and holds no token", async () => {
  hub.access.set(repo.id, "pending");
  await open().check({ repo, need: "read" }, call);
  for (const close of closing.splice(0)) await close();
  const file = join(folder, "access-requests.jsonl");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, "utf8")).not.toContain(hub.tokens.read);
  hub.access.set(repo.id, "accepted");
  const again = open();
  await vi.waitFor(async () => expect(await standings(again)).toEqual(["granted"]));
  expect(told).toContain("You now have access to lab/gated.");
});

test("another account sees none of it and nobody is asked in its name; signed out, it is forgotten", async () => {
  hub.access.set(repo.id, "pending");
  const requests = open();
  await requests.check({ repo, need: "read" }, call);
  opened.tokens.set("bo", { token: hub.tokens.write, hubOrigin: hub.hubUrl });
  opened.activeId = "bo";
  async function* once() {
    yield 1;
  }
  await requests.follow(once());
  expect(await standings(requests)).toEqual([]);
  const before = checks();
  clock.advance(3_600_000);
  await new Promise((resolve) => setImmediate(resolve));
  expect(checks()).toBe(before);
  requests.forgetAccount("ana");
  opened.activeId = "ana";
  await requests.follow(once());
  expect(await standings(requests)).toEqual([]);
});

test("a request is taken back at the Hub; one that is gone already is no failure", async () => {
  hub.access.set(repo.id, "pending");
  const requests = open();
  await requests.check({ repo, need: "read" }, call);
  await requests.cancel(repo, call);
  expect(hub.access.has(repo.id)).toBe(false);
  expect(await standings(requests)).toEqual([]);
  await requests.cancel(repo, call);
});

test("where the Hub does not take it back by token, the person's own page is the way", async () => {
  hub.faults.add({ path: /user-access-request/, answer: { status: 403 } });
  await expect(open().cancel(repo, call)).rejects.toMatchObject({
    problem: { what: "The Hub did not take the request back", action: { url: `${hub.hubUrl}/settings/gated-repos` } },
  });
});

test("a Hub that is away or asks to wait ends no watch, and is not asked before its time", async () => {
  hub.access.set(repo.id, "pending");
  const requests = open();
  await requests.check({ repo, need: "read" }, call);
  hub.faults.add({ path: /auth-check/, times: 1, answer: { status: 429, headers: { "retry-after": "600" } } });
  await askedAfter(30_000);
  await vi.waitFor(() => expect(clock.waitCount()).toBe(1));
  const before = checks();
  clock.advance(120_000);
  await vi.waitFor(() => expect(clock.waitCount()).toBe(1));
  expect(checks()).toBe(before);
  hub.access.set(repo.id, "accepted");
  await vi.waitFor(async () => {
    clock.advance(60_000);
    expect(await standings(requests)).toEqual(["granted"]);
  });
});
