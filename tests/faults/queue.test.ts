/** Faults that the queue answers for: who may, who waits, and for what. */
import { existsSync, renameSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { systemClock } from "#core/clock.ts";
import type { Job } from "#shared/contract/downloads.ts";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads, type TestDownloads } from "#tests/core/downloads/open-downloads.ts";
import { largeBytes, tiny } from "#tests/core/downloads/sample-repos.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const repo = { kind: "model", id: "tests/tiny" } as const;
const call = { signal: AbortSignal.timeout(300_000) };
const only = (...paths: string[]) => ({ type: "paths", paths }) as const;
const large = { repo, revision: "main", selection: only("model.safetensors") };
const largeAndSmall = { repo, revision: "main", selection: only("model.safetensors", "config.json") };
const small = { repo, revision: "main", selection: only("config.json") };
const onnx = { repo, revision: "main", selection: only("onnx/model.onnx") };

let hub: RunningHub;
let worker: Built;
let core: TestDownloads;
beforeAll(async () => {
  worker = await buildWorker();
  hub = await startHub({ repos: [tiny] });
});
afterAll(async () => {
  await hub.close();
  worker.remove();
});
beforeEach(() => {
  core = openDownloads(hub, worker.url);
});
afterEach(async () => {
  await core.close();
  hub.faults.clear();
  hub.clearRequests();
});

const cdnBytes = () =>
  hub.requests.filter(({ origin }) => origin === "cdn").reduce((sum, { sentBodyBytes }) => sum + sentBodyBytes, 0);
const waitsFor =
  (reason: string) =>
  ({ state }: Job): boolean =>
    state.type === "waiting" && state.for === reason;

async function jobs(): Promise<Job[]> {
  const ended = new AbortController();
  for await (const change of core.downloads.watch(ended.signal)) {
    ended.abort();
    if (change.type === "snapshot") return change.jobs;
  }
  return [];
}

test("F7: waking up ends the wait for the network at once", async () => {
  await core.close();
  core = openDownloads(hub, worker.url, { limits: { retryMinMs: 3_600_000, retryMaxMs: 3_600_000 } });
  const stop = hub.faults.add({ refuse: true, path: /\/resolve\// });
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, waitsFor("network"));
  stop();
  core.downloads.wake();
  await core.untilState(jobId, "done");
});

test.each([
  ["on, as after a sleep,", 60_000],
  ["back", -7_200_000],
])("F7: a clock that jumps %s ends the waits that were reckoned by it", async (_, jumpMs) => {
  await core.close();
  let aheadMs = 0;
  const clock = { ...systemClock, now: () => Date.now() + aheadMs };
  core = openDownloads(hub, worker.url, { clock, limits: { retryMinMs: 3_600_000, retryMaxMs: 3_600_000 } });
  const stop = hub.faults.add({ refuse: true, path: /\/resolve\// });
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, waitsFor("network"));
  stop();
  aheadMs = jumpMs;
  await core.untilState(jobId, "done");
});

test("F13: a job whose account is gone after a restart waits for it with its bytes", async () => {
  const ana = { id: "ana", token: hub.tokens.read };
  core.access.signIn(ana);
  const stop = hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000 });
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
  await core.downloads.close();
  core.access.signIn(null);
  stop();
  await core.restart();
  expect((await core.until(jobId, waitsFor("sign-in"))).receivedBytes).toBeGreaterThan(0);
  core.access.signIn({ id: "bob", token: hub.tokens.write });
  await core.until(jobId, waitsFor("account"));
  core.access.signIn(ana);
  await core.untilState(jobId, "done");
});

test("F13: whoever signs out and in again goes on with what is theirs, with another account id and token", async () => {
  core.access.signIn({ id: "first", userName: "ana", token: hub.tokens.read });
  const stop = hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000 });
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
  core.access.signIn(null);
  stop();
  await core.until(jobId, waitsFor("sign-in"));
  core.access.signIn({ id: "second", userName: "bob", token: hub.tokens.write });
  await core.until(jobId, waitsFor("account"));
  await core.restart();
  await core.until(jobId, waitsFor("account"));
  core.access.signIn({ id: "third", userName: "ana", token: hub.tokens.write });
  await core.untilState(jobId, "done");
});

test("F13: a job whose account was signed out goes on with another one when a person says so", async () => {
  core.access.signIn({ id: "first", userName: "ana", token: hub.tokens.read });
  const stop = hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000 });
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
  core.access.signIn({ id: "second", userName: "bob", token: hub.tokens.write });
  stop();
  await core.until(jobId, waitsFor("account"));
  await core.downloads.resume(jobId);
  await core.untilState(jobId, "done");
});

test("F14: with no file request left, none is sent before the window ends", async () => {
  hub.faults.add({ path: /\/resolve\//, times: 1, headers: { RateLimit: '"resolvers";r=0;t=1' } });
  const first = await core.downloads.start(large, call);
  await core.untilState(first.jobId, "done");
  expect(await core.downloads.plan(onnx, call)).toMatchObject({ requests: { needed: 1, left: 0 } });
  hub.clearRequests();
  const { jobId } = await core.downloads.start(onnx, call);
  const { state } = await core.until(jobId, waitsFor("rate-limit"));
  expect(state).toMatchObject({ until: expect.any(Number), problem: { code: "RATE_LIMITED" } });
  expect(hub.requests.filter(({ path }) => path.includes("/resolve"))).toEqual([]);
  await core.untilState(jobId, "done");
  expect(hub.requests.filter(({ status }) => status === 429)).toEqual([]);
});

test("F20: the same file in two jobs at once is one transfer", async () => {
  core.set({ jobsAtOnce: 2 });
  const stop = hub.faults.add({ origin: "cdn", bytesPerSecond: 3_000_000 });
  const one = await core.downloads.start(large, call);
  const two = await core.downloads.start(largeAndSmall, call);
  expect(two.jobId).not.toBe(one.jobId);
  await core.untilState(one.jobId, "done");
  await core.untilState(two.jobId, "done");
  stop();
  expect(cdnBytes()).toBe(largeBytes);
});

test("F21, F37: a cache drive that goes away is waited for, and never made anew somewhere else", async () => {
  const stop = hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000 });
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
  await core.downloads.pause(jobId);
  const away = `${core.cacheFolder}-away`;
  renameSync(core.cacheFolder, away);
  stop();
  await core.downloads.resume(jobId);
  const { state } = await core.until(jobId, waitsFor("disk"));
  expect(state).toMatchObject({ problem: { code: "DISK" } });
  expect(existsSync(core.cacheFolder)).toBe(false);
  hub.clearRequests();
  renameSync(away, core.cacheFolder);
  await core.untilState(jobId, "done");
  expect(cdnBytes()).toBeLessThan(largeBytes);
});

test("F24, F25, F32: a cancelled job keeps its bytes for an undo and never starts by itself", async () => {
  const stop = hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000 });
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
  await core.downloads.cancel(jobId);
  stop();
  hub.clearRequests();
  core.downloads.wake();
  await core.downloads.resumeAll();
  const other = await core.downloads.start(small, call);
  await core.untilState(other.jobId, "done");
  expect((await jobs()).find(({ id }) => id === jobId)?.state.type).toBe("cancelled");
  expect(cdnBytes()).toBe(0);
  await core.downloads.resume(jobId);
  await core.untilState(jobId, "done");
  expect(cdnBytes()).toBeLessThan(largeBytes);
});

test("F27: the queue runs as many jobs at once as is set, in the order that is set, also after a restart", async () => {
  hub.faults.add({ origin: "cdn", stallAfterBytes: 100_000 });
  const first = await core.downloads.start(large, call);
  const second = await core.downloads.start(onnx, call);
  const third = await core.downloads.start(small, call);
  core.downloads.move(third.jobId, second.jobId);
  const inLine = [first.jobId, third.jobId, second.jobId];
  expect((await jobs()).map(({ id }) => id)).toEqual(inLine);
  expect((await jobs()).map(({ state }) => state.type)).toEqual(["receiving", "queued", "queued"]);
  await core.downloads.pauseAll();
  expect((await jobs()).map(({ state }) => state.type)).toEqual(["paused", "paused", "paused"]);
  await core.restart();
  expect((await jobs()).map(({ id }) => id)).toEqual(inLine);
  core.set({ jobsAtOnce: 3 });
  hub.faults.clear();
  await core.downloads.resumeAll();
  for (const id of inLine) await core.untilState(id, "done");
});

test("F31: a job of which one file cannot be had is not done, and the other files are", async () => {
  hub.faults.add({ origin: "cdn", path: /./, corruptByteAt: 1000 });
  const { jobId } = await core.downloads.start(largeAndSmall, call);
  const { state } = await core.until(jobId, (job) => job.state.type === "failed");
  expect(state).toMatchObject({ problem: { code: "CORRUPT" } });
  const { files } = await core.downloads.files(jobId, 0, 10);
  expect(files.map(({ path, state: fileState }) => [path, fileState]).sort()).toEqual([
    ["config.json", "verified"],
    ["model.safetensors", "failed"],
  ]);
});

test("F36: a branch that moves in the middle changes nothing: every file is of the planned commit", async () => {
  const stop = hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000 });
  const { jobId } = await core.downloads.start(largeAndSmall, call);
  const { commit } = await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
  const branches = hub.catalogue.find("model", repo.id)?.history().branches;
  const [main, other] = [branches?.get("main"), branches?.get("release/v1")];
  if (main === undefined || other === undefined) throw new Error("The sample repo has both branches");
  branches?.set("main", other);
  stop();
  await core.downloads.pause(jobId);
  await core.downloads.resume(jobId);
  await core.untilState(jobId, "done");
  const resolves = hub.requests.filter(({ path }) => path.includes("/resolve/"));
  expect(resolves.length).toBeGreaterThan(1);
  expect(resolves.every(({ path }) => path.includes(`/resolve/${commit}/`))).toBe(true);
  expect((await core.downloads.plan(small, call)).commit).toBe(other.id);
  branches?.set("main", main);
});

test("F27: a speed limit holds for a job that runs already, and so does taking it away", async () => {
  hub.faults.add({ origin: "cdn", bytesPerSecond: 1_000_000 });
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes > 0);
  core.set({ bytesPerSecondMax: 1024 });
  const slow = await core.until(jobId, (job) => job.bytesPerSecond < 50_000);
  expect(slow.receivedBytes).toBeLessThan(largeBytes);
  hub.faults.clear();
  core.set({ bytesPerSecondMax: null });
  await core.untilState(jobId, "done");
});

test("F33: a Hub that is silent only to who is signed in is left after the stall time, said, and asked again", async () => {
  await core.close();
  core = openDownloads(hub, worker.url, { limits: { stallTimeoutMs: 300 } });
  core.access.signIn({ id: "ana", token: hub.tokens.read });
  const stop = hub.faults.add({ path: /\/resolve\//, isSignedIn: true, hang: true });
  const { jobId } = await core.downloads.start(small, call);
  const { state } = await core.until(jobId, waitsFor("network"));
  expect(state.type).toBe("waiting");
  await expect.poll(() => hub.requests.filter(({ path }) => path.includes("/resolve/")).length).toBeGreaterThan(1);
  stop();
  await core.untilState(jobId, "done");
});

test("a job goes on with what one that stands still has of the same file, and that one finds the whole file", async () => {
  hub.faults.add({ origin: "cdn", stallAfterBytes: largeBytes / 2, times: 1 });
  const first = await core.downloads.start(largeAndSmall, call);
  await core.until(first.jobId, ({ receivedBytes }) => receivedBytes >= largeBytes / 2);
  await core.downloads.pause(first.jobId);
  hub.clearRequests();
  const second = await core.downloads.start(large, call);
  await core.untilState(second.jobId, "done");
  expect(cdnBytes()).toBeLessThanOrEqual(largeBytes / 2);
  await core.downloads.resume(first.jobId);
  await core.untilState(first.jobId, "done");
  expect(cdnBytes()).toBeLessThanOrEqual(largeBytes / 2);
});
