/** What a person or the app stops in the middle: the last word counts, nothing stays held, and no one waits for long. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Job } from "#shared/contract/downloads.ts";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads, type TestDownloads } from "#tests/core/downloads/open-downloads.ts";
import { tiny } from "#tests/core/downloads/sample-repos.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const repo = { kind: "model", id: "tests/tiny" } as const;
const call = { signal: AbortSignal.timeout(300_000) };
const only = (...paths: string[]) => ({ repo, revision: "main", selection: { type: "paths" as const, paths } });
const large = only("model.safetensors");
const everything = { repo, revision: "main", selection: { type: "everything" as const } };

let hub: RunningHub;
let worker: Built;
let core: TestDownloads;
beforeAll(async () => {
  worker = await buildWorker();
  hub = await startHub({ repos: [tiny, { id: "tests/other", files: { "a.bin": patternBytes("other", 3_000_000) } }] });
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

async function jobs(): Promise<Job[]> {
  const ended = new AbortController();
  for await (const change of core.downloads.watch(ended.signal)) {
    ended.abort();
    if (change.type === "snapshot") return change.jobs;
  }
  return [];
}
const typesNow = async () => Object.fromEntries((await jobs()).map(({ id, state }) => [id, state.type]));

test("a click that comes while another one still takes effect is not lost", async () => {
  hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000 });
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
  await Promise.all([core.downloads.pause(jobId), core.downloads.cancel(jobId)]);
  expect(await typesNow()).toEqual({ [jobId]: "cancelled" });
  await core.restart();
  expect(await typesNow()).toEqual({ [jobId]: "cancelled" });
});

test("cancelling and then pausing all leaves the job cancelled", async () => {
  hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000 });
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
  await Promise.all([core.downloads.cancel(jobId), core.downloads.pauseAll()]);
  expect(await typesNow()).toEqual({ [jobId]: "cancelled" });
});

test("a job that is paused while it waits for its turn lets go of the content it waited for", async () => {
  const refused = hub.faults.add({ origin: "cdn", path: /./, refuse: true });
  const one = await core.downloads.start(large, call);
  await core.until(one.jobId, ({ state }) => state.type === "waiting");
  // Wants the same content; then a third takes the one turn there is, and keeps it.
  const two = await core.downloads.start({ ...large, revision: "release/v1" }, call);
  await core.until(two.jobId, ({ state }) => state.type === "waiting");
  refused();
  hub.faults.add({ origin: "cdn", stallAfterBytes: 1000 });
  const other = { ...large, repo: { kind: "model", id: "tests/other" } as const };
  const three = await core.downloads.start({ ...other, selection: { type: "paths", paths: ["a.bin"] } }, call);
  await core.downloads.pause(one.jobId);
  await core.until(two.jobId, ({ state }) => state.type === "queued");
  await core.downloads.pause(two.jobId);
  await core.downloads.cancel(three.jobId);
  hub.faults.clear();
  await core.downloads.resume(one.jobId);
  await core.untilState(one.jobId, "done");
});

test("two clicks on Download at once are one job, for a whole repo too", async () => {
  hub.faults.add({ origin: "cdn", stallAfterBytes: 100_000 });
  const [one, two] = await Promise.all([
    core.downloads.start(everything, call),
    core.downloads.start(everything, call),
  ]);
  expect(two.jobId).toBe(one.jobId);
  expect((await jobs()).length).toBe(1);
  await core.downloads.cancel(one.jobId);
  await core.downloads.remove(one.jobId);
  const folder = join(core.cacheFolder, "models--tests--tiny");
  expect(readdirSync(join(folder, "refs"))).toEqual([]);
});

test("a small file that uses up the speed limit does not hold up a pause", async () => {
  core.set({ bytesPerSecondMax: 1024 });
  const { jobId } = await core.downloads.start(only("onnx/model.onnx"), call);
  const blobs = join(core.cacheFolder, "models--tests--tiny", "blobs");
  const placed = () => existsSync(blobs) && readdirSync(blobs).some((name) => !name.endsWith(".hubdeck"));
  await expect.poll(placed).toBe(true);
  const startedAt = performance.now();
  await core.downloads.pause(jobId);
  expect(performance.now() - startedAt).toBeLessThan(3000);
}, 30_000);

test("a connection that waits for the speed limit is not taken for a silent one", async () => {
  await core.close();
  core = openDownloads(hub, worker.url, { limits: { stallTimeoutMs: 300 } });
  core.set({ bytesPerSecondMax: 400_000 });
  const { jobId } = await core.downloads.start(large, call);
  const job = await core.until(jobId, ({ receivedBytes, setback }) => receivedBytes > 800_000 || setback !== null);
  expect(job.setback).toBeNull();
  expect(hub.requests.filter(({ origin }) => origin === "cdn").length).toBe(1);
  core.set({ bytesPerSecondMax: null });
  await core.untilState(jobId, "done");
});

test("a speed limit that is changed and taken away while a job is paused holds for what comes then", async () => {
  core.set({ bytesPerSecondMax: 1024 });
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes > 0);
  await core.downloads.pause(jobId);
  core.set({ bytesPerSecondMax: 2048 });
  core.set({ bytesPerSecondMax: null });
  await core.downloads.resume(jobId);
  await core.untilState(jobId, "done");
});
