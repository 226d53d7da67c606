import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Job } from "#shared/contract/downloads.ts";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads, type TestDownloads } from "#tests/core/downloads/open-downloads.ts";
import { largeBytes, tiny } from "#tests/core/downloads/sample-repos.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const repo = { kind: "model", id: "tests/tiny" } as const;
const call = { signal: AbortSignal.timeout(300_000) };
const only = (...paths: string[]) => ({ type: "paths", paths }) as const;
const large = { repo, revision: "main", selection: only("model.safetensors") };
const small = { repo, revision: "main", selection: only("config.json") };

let hub: RunningHub;
let worker: Built;
let core: TestDownloads;
beforeAll(async () => {
  worker = await buildWorker();
  hub = await startHub({ repos: [tiny, { ...tiny, id: "tests/gated", gated: "manual" }] });
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
  hub.access.clear();
  hub.clearRequests();
});

const blobsFolder = () => join(core.cacheFolder, "models--tests--tiny", "blobs");
const cdnRequests = () => hub.requests.filter(({ origin }) => origin === "cdn");
/** Lets the CDN send a stretch and then nothing, so that a job stands in its middle. */
const holdAt = (bytes: number) => hub.faults.add({ origin: "cdn", stallAfterBytes: bytes });

const isForAccess = ({ state }: Job) => state.type === "waiting" && state.for === "access";

async function jobs(): Promise<Job[]> {
  const ended = new AbortController();
  for await (const change of core.downloads.watch(ended.signal)) {
    ended.abort();
    if (change.type === "snapshot") return change.jobs;
  }
  return [];
}

test("the same request while it is queued or running is the same job", async () => {
  const stop = holdAt(500_000);
  const [one, two] = await Promise.all([core.downloads.start(large, call), core.downloads.start(large, call)]);
  expect(two.jobId).toBe(one.jobId);
  await core.until(one.jobId, (job) => job.receivedBytes > 0);
  expect((await core.downloads.start(large, call)).jobId).toBe(one.jobId);
  const other = await core.downloads.start(small, call);
  expect(other.jobId).not.toBe(one.jobId);
  expect((await core.downloads.start(small, call)).jobId).toBe(other.jobId);
  expect((await jobs()).map(({ state }) => state.type)).toEqual(["receiving", "queued"]);
  expect(core.downloads.runningCount()).toBe(1);
  stop();
});

test("pause keeps what arrived, and resume fetches only the rest", async () => {
  const stop = holdAt(1_000_000);
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
  await core.downloads.pause(jobId);
  expect(await core.untilState(jobId, "paused")).toMatchObject({ receivedBytes: 1_000_000, bytesPerSecond: 0 });
  stop();
  await core.downloads.resume(jobId);
  await core.untilState(jobId, "done");
  expect(cdnRequests().at(-1)?.headers["range"]).toBe(`bytes=1000000-${largeBytes - 1}`);
});

test("a cancelled job stays cancelled over a restart, and can be taken back with its bytes", async () => {
  const stop = holdAt(1_000_000);
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
  await core.downloads.cancel(jobId);
  await core.restart();
  expect((await jobs())[0]).toMatchObject({ state: { type: "cancelled" }, receivedBytes: 1_000_000 });
  stop();
  await core.downloads.resume(jobId);
  await core.untilState(jobId, "done");
  expect(cdnRequests().at(-1)?.headers["range"]).toBe(`bytes=1000000-${largeBytes - 1}`);
});

test("removing takes the unfinished bytes along and leaves finished files", async () => {
  const stop = holdAt(500_000);
  const finished = await core.downloads.start(small, call);
  await core.untilState(finished.jobId, "done");
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes >= 500_000);
  await expect(core.downloads.remove(jobId)).rejects.toThrow("CONFLICT");
  await core.downloads.cancel(jobId);
  // The finished file, the unfinished one and its journal.
  expect(readdirSync(blobsFolder()).length).toBe(3);
  await core.downloads.remove(jobId);
  expect(readdirSync(blobsFolder()).length).toBe(1);
  expect(readdirSync(join(blobsFolder(), "..", "refs"))).toEqual(["main"]);
  await core.downloads.remove(finished.jobId);
  expect(readdirSync(blobsFolder()).length).toBe(1);
  expect(await jobs()).toEqual([]);
  await core.restart();
  expect(await jobs()).toEqual([]);
  await expect(core.downloads.resume(jobId)).rejects.toThrow("NOT_FOUND");
  stop();
});

test("a job that ran when the app ended goes on by itself and fetches only the rest", async () => {
  const stop = holdAt(1_000_000);
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
  const startedAt = performance.now();
  await core.downloads.close();
  expect(performance.now() - startedAt).toBeLessThan(2000);
  stop();
  await core.restart();
  await core.untilState(jobId, "done");
  expect(cdnRequests().at(-1)?.headers["range"]).toBe(`bytes=1000000-${largeBytes - 1}`);
});

test("offline is waited out without a click", async () => {
  const stop = hub.faults.add({ origin: "cdn", refuse: true });
  const { jobId } = await core.downloads.start(large, call);
  const waiting = await core.until(jobId, ({ state }) => state.type === "waiting" && state.until !== null);
  expect(waiting.state).toMatchObject({ for: "network", until: expect.any(Number) });
  stop();
  await core.untilState(jobId, "done");
});

test("a job that waits for the network does not hold up one that needs another server", async () => {
  const stop = hub.faults.add({ origin: "cdn", refuse: true });
  const { jobId } = await core.downloads.start(large, call);
  const next = await core.downloads.start(small, call);
  await core.untilState(next.jobId, "done");
  // Between two waits it tries.
  await core.until(jobId, ({ state }) => state.type === "waiting" && state.for === "network");
  stop();
  await core.untilState(jobId, "done");
});

test("resume ends the wait for the network at once", async () => {
  await core.close();
  core = openDownloads(hub, worker.url, { limits: { retryMinMs: 3_600_000, retryMaxMs: 3_600_000 } });
  const stop = hub.faults.add({ origin: "hub", path: /\/resolve\//, refuse: true });
  const { jobId } = await core.downloads.start(large, call);
  await core.untilState(jobId, "waiting");
  stop();
  await core.downloads.resume(jobId);
  await core.untilState(jobId, "done");
});

test("signing out while it runs stops it, and it goes on with the same account only", async () => {
  const ana = { id: "ana", token: hub.tokens.read };
  core.access.signIn(ana);
  const stop = holdAt(1_000_000);
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
  core.access.signIn(null);
  const isForSignIn = ({ state }: Job) => state.type === "waiting" && state.for === "sign-in";
  await core.until(jobId, isForSignIn);
  stop();
  hub.clearRequests();
  core.access.signIn({ id: "bob", token: hub.tokens.write });
  const next = await core.downloads.start(small, call);
  await core.untilState(next.jobId, "done");
  expect((await jobs()).find(({ id }) => id === jobId)?.state).toMatchObject({ for: "account" });
  expect(cdnRequests()).toEqual([]);
  core.access.signIn(ana);
  await core.untilState(jobId, "done");
});

test("a token that the Hub no longer accepts makes the job wait for a sign-in", async () => {
  core.access.signIn({ id: "ana", token: hub.tokens.read });
  const stop = holdAt(1_000_000);
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes > 0);
  await core.downloads.pause(jobId);
  stop();
  core.access.signIn({ id: "ana", token: hub.tokens.revoked });
  await core.downloads.resume(jobId);
  await core.until(jobId, ({ state }) => state.type === "waiting" && state.for === "sign-in");
  core.access.signIn({ id: "ana", token: hub.tokens.write });
  await core.downloads.resume(jobId);
  await core.untilState(jobId, "done");
});

test("a job waits while another Hub is set, and goes on when its own is back", async () => {
  const stop = holdAt(1_000_000);
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
  core.access.setEndpoint({ hub: hub.cdnUrl, router: null });
  await core.until(jobId, ({ state }) => state.type === "waiting" && state.for === "endpoint");
  stop();
  core.access.setEndpoint({ hub: hub.hubUrl, router: hub.routerUrl });
  await core.untilState(jobId, "done");
});

/** A limit that ends in so many seconds, once. */
const limitOnce = (seconds: number) => {
  const answer = { status: 429, headers: { RateLimit: `"resolvers";r=0;t=${seconds}` }, body: "slow down" };
  hub.faults.add({ origin: "hub", path: /\/resolve\//, answer, times: 1 });
};

test("a rate limit is waited for, and the job says until when", async () => {
  limitOnce(3600);
  const before = Date.now();
  const { jobId } = await core.downloads.start(large, call);
  const { state } = await core.untilState(jobId, "waiting");
  expect(state).toMatchObject({ for: "rate-limit", until: expect.any(Number) });
  expect(state.type === "waiting" && state.until).toBeGreaterThanOrEqual(before + 3_600_000);
});

test("when the rate limit ends the job goes on by itself", async () => {
  limitOnce(0);
  const before = Date.now();
  const { jobId } = await core.downloads.start(large, call);
  await core.untilState(jobId, "done");
  expect(Date.now() - before).toBeGreaterThanOrEqual(1000);
});

test("a gated repo waits for access with the words for it, and another job does not wait behind it", async () => {
  const gated = { ...large, repo: { kind: "model", id: "tests/gated" } } as const;
  const { jobId } = await core.downloads.start(gated, call);
  const after = await core.downloads.start(small, call);
  await core.untilState(after.jobId, "done");
  const { state } = await core.until(jobId, isForAccess);
  expect(state).toMatchObject({ problem: { code: "GATED", action: { type: "sign-in" } } });
});

test.each(["by itself", "resume", "start"] as const)(
  "after signing in and being let in, a job that began signed out goes on: %s",
  async (way) => {
    const gated = { ...large, repo: { kind: "model", id: "tests/gated" } } as const;
    const { jobId } = await core.downloads.start(gated, call);
    await core.until(jobId, isForAccess);
    hub.access.set("tests/gated", "accepted");
    core.access.signIn({ id: "ana", token: hub.tokens.read });
    if (way === "resume") await core.downloads.resume(jobId);
    if (way === "start") expect((await core.downloads.start(gated, call)).jobId).toBe(jobId);
    await core.untilState(jobId, "done");
  },
);

test("a job that waits to be let in goes on when the owners do, asking the Hub and fetching nothing before", async () => {
  core.access.signIn({ id: "ana", token: hub.tokens.read });
  hub.access.set("tests/gated", "pending");
  const gated = { ...large, repo: { kind: "model", id: "tests/gated" } } as const;
  const { jobId } = await core.downloads.start(gated, call);
  const { state } = await core.until(jobId, isForAccess);
  expect(state).toMatchObject({ problem: { code: "GATED", what: expect.stringContaining("waiting") } });
  hub.clearRequests();
  await expect.poll(() => hub.requests.filter(({ path }) => path.endsWith("/auth-check")).length).toBeGreaterThan(1);
  expect(hub.requests.filter(({ path }) => path.includes("/resolve/"))).toEqual([]);
  hub.access.set("tests/gated", "accepted");
  await core.untilState(jobId, "done");
});

test("a plan counts bytes from the tree alone: no request per file, nothing written", async () => {
  const plan = await core.downloads.plan({ repo, revision: "main", selection: { type: "everything" } }, call);
  expect(plan).toMatchObject({ onDiskBytes: 0, cacheFolder: core.cacheFolder });
  expect(plan.fileCount).toBe(7);
  expect(plan.sizeBytes).toBeGreaterThan(largeBytes);
  expect(plan.freeBytes).toBeGreaterThan(0);
  expect(hub.requests.map(({ path }) => path.split("/").at(5))).toEqual(["revision", "tree"]);
  expect(existsSync(core.cacheFolder)).toBe(false);
});

test("a file that is not in the repo is named", async () => {
  const request = { ...small, selection: only("config.json", "nowhere.txt") };
  await expect(core.downloads.start(request, call)).rejects.toMatchObject({
    problem: { code: "NOT_FOUND", what: expect.stringContaining("nowhere.txt") },
  });
});

test("the speed falls to zero when the bytes stop", async () => {
  await core.close();
  core = openDownloads(hub, worker.url, { limits: { stallTimeoutMs: 30_000 } });
  holdAt(1_000_000);
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.bytesPerSecond > 0);
  const still = await core.until(jobId, (job) => job.bytesPerSecond === 0 && job.receivedBytes > 0);
  expect(still).toMatchObject({ state: { type: "receiving" }, receivedBytes: 1_000_000 });
});

test("a job knows whether it is the whole repo, over a restart too", async () => {
  holdAt(100_000);
  await core.downloads.start({ ...large, selection: { type: "everything" } }, call);
  await core.downloads.start({ ...large, selection: { type: "patterns", include: ["*.json"], exclude: [] } }, call);
  expect((await jobs()).map(({ isWhole }) => isWhole)).toEqual([true, false]);
  await core.restart();
  expect((await jobs()).map(({ isWhole }) => isWhole)).toEqual([true, false]);
});

test("the files of a job are listed by stretches, with how far each is", async () => {
  holdAt(100_000);
  const everything = { ...large, selection: { type: "everything" } } as const;
  const { jobId } = await core.downloads.start(everything, call);
  await core.until(jobId, (job) => job.receivedBytes > 100_000);
  const states = async () => {
    const { files, total } = await core.downloads.files(jobId, 2, 3);
    return [total, ...files.map(({ path, state }) => `${path} ${state}`)];
  };
  // The small ones are placed while the large one is held.
  await expect.poll(states).toEqual([7, "config.json verified", "empty.txt verified", "model.safetensors receiving"]);
});

test("reveal answers the folder that is there", async () => {
  const { jobId } = await core.downloads.start(small, call);
  const { commit } = await core.untilState(jobId, "done");
  const folder = join(core.cacheFolder, "models--tests--tiny", "snapshots", commit);
  expect(await core.downloads.reveal(jobId)).toEqual({ isShown: false, folder });
});
