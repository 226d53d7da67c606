import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { Transfer } from "#core/downloads/transfer/transfer.ts";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads, type TestDownloads } from "#tests/core/downloads/open-downloads.ts";
import { largeBytes, tiny } from "#tests/core/downloads/sample-repos.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const repo = { kind: "model", id: "tests/tiny" } as const;
const call = { signal: AbortSignal.timeout(60_000) };
const only = (...paths: string[]) => ({ type: "paths", paths }) as const;
const large = { repo, revision: "main", selection: only("model.safetensors") };
const right = Buffer.from(patternBytes("tiny", largeBytes).read(0, largeBytes));

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

const repoFolder = () => join(core.cacheFolder, "models--tests--tiny");
const received = (commit: string) => readFileSync(join(repoFolder(), "snapshots", commit, "model.safetensors"));
const cdnRequests = () => hub.requests.filter(({ origin }) => origin === "cdn");
const cdnBytes = () => cdnRequests().reduce((sum, { sentBodyBytes }) => sum + sentBodyBytes, 0);

/** Every receivedBytes that a watcher sees until the job is done. */
async function progressOf(jobId: string): Promise<number[]> {
  const seen: number[] = [];
  await core.until(jobId, (job) => {
    seen.push(job.receivedBytes);
    return job.state.type === "done";
  });
  return seen;
}

test("a connection that breaks off is taken up where it broke, without asking for a new link", async () => {
  hub.faults.add({ origin: "cdn", dropAfterBytes: 1_000_000, times: 2 });
  const { jobId } = await core.downloads.start(large, call);
  const { commit } = await core.untilState(jobId, "done");
  expect(received(commit).equals(right)).toBe(true);
  expect(cdnRequests().map(({ headers }) => headers["range"] !== undefined)).toEqual([false, true, true]);
  expect(cdnBytes()).toBeLessThan(largeBytes + 200_000);
  expect(hub.requests.filter(({ path }) => path.includes("/resolve/")).length).toBe(1);
});

test("a server that goes silent is left for another connection", async () => {
  await core.close();
  core = openDownloads(hub, worker.url, { limits: { stallTimeoutMs: 300 } });
  hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000, times: 1 });
  const { jobId } = await core.downloads.start(large, call);
  const { commit } = await core.untilState(jobId, "done");
  expect(received(commit).equals(right)).toBe(true);
  expect(cdnRequests()[1]?.headers["range"]).toBe(`bytes=1000000-${largeBytes - 1}`);
});

test("a server that ignores Range is started over, and the progress never goes back", async () => {
  hub.faults.add({ origin: "cdn", dropAfterBytes: 1_500_000, times: 1 });
  hub.faults.add({ origin: "cdn", ignoreRange: true, bytesPerSecond: 6_000_000 });
  const { jobId } = await core.downloads.start(large, call);
  const progress = await progressOf(jobId);
  expect(progress.length).toBeGreaterThan(3);
  expect(progress).toEqual(progress.toSorted((one, other) => one - other));
  const { commit } = await core.untilState(jobId, "done");
  expect(received(commit).equals(right)).toBe(true);
  const [, ignoring, whole] = cdnRequests();
  expect(ignoring).toMatchObject({ status: 200, headers: { range: expect.stringMatching(/^bytes=1\d{6}-/) } });
  expect(whole).toMatchObject({ status: 200, sentBodyBytes: largeBytes });
  expect(whole?.headers["range"]).toBeUndefined();
});

test("a link that ran out is replaced by a fresh one, and the transfer goes on", async () => {
  const stop = hub.faults.add({ origin: "cdn", bytesPerSecond: 2_000_000, dropAfterBytes: 1_000_000 });
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes >= 200_000);
  hub.expireLinks();
  stop();
  const { commit } = await core.untilState(jobId, "done");
  expect(received(commit).equals(right)).toBe(true);
  expect(cdnRequests().map(({ status }) => status)).toEqual([200, 403, 206]);
  expect(hub.requests.filter(({ path }) => path.includes("/resolve/")).length).toBe(2);
});

test("fresh links that are all refused end in a problem, not in a loop", async () => {
  hub.faults.add({ origin: "cdn", answer: { status: 403, body: "no" } });
  const { jobId } = await core.downloads.start(large, call);
  await expect(core.untilState(jobId, "done")).rejects.toThrow("HUB_DOWN");
  expect(cdnRequests().length).toBeLessThan(6);
});

test("content with a wrong byte is fetched once more, and is right then", async () => {
  hub.faults.add({ origin: "cdn", corruptByteAt: 1_234_567, times: 1 });
  const { jobId } = await core.downloads.start(large, call);
  const { commit } = await core.untilState(jobId, "done");
  expect(received(commit).equals(right)).toBe(true);
  expect(cdnRequests().length).toBe(2);
});

test("content that is wrong twice fails, and nothing of it gets a name in the cache", async () => {
  hub.faults.add({ origin: "cdn", corruptByteAt: 1_234_567 });
  const { jobId } = await core.downloads.start(large, call);
  await expect(core.untilState(jobId, "done")).rejects.toThrow("CORRUPT");
  expect(cdnRequests().length).toBe(2);
  const blobs = readdirSync(join(repoFolder(), "blobs"));
  expect(blobs.filter((name) => !name.endsWith(".hubdeck"))).toEqual([]);
  const [commit = ""] = readdirSync(join(repoFolder(), "snapshots"));
  expect(readdirSync(join(repoFolder(), "snapshots", commit))).toEqual([]);
  expect(existsSync(join(repoFolder(), "refs", "main"))).toBe(false);
  expect((await core.downloads.files(jobId, 0, 10)).files).toMatchObject([{ state: "failed" }]);
});

test("a small file that the Hub serves wrong is not linked either", async () => {
  hub.faults.add({ origin: "hub", path: /resolve-cache/, corruptByteAt: 3 });
  const { jobId } = await core.downloads.start({ ...large, selection: only("config.json") }, call);
  await expect(core.untilState(jobId, "done")).rejects.toThrow("CORRUPT");
});

test("a server that lies about the size is not believed", async () => {
  hub.faults.add({ origin: "cdn", answer: { status: 200, body: "not the file at all" } });
  const { jobId } = await core.downloads.start(large, call);
  await expect(core.untilState(jobId, "done")).rejects.toThrow("CORRUPT");
  expect(readdirSync(join(repoFolder(), "blobs")).filter((name) => !name.endsWith(".hubdeck"))).toEqual([]);
});

test("the ref is written after the last file, not before", async () => {
  // Of the two files from the CDN the one that is asked for second does not end.
  const stop = hub.faults.add({ origin: "cdn", skip: 1, stallAfterBytes: 1000 });
  const { jobId } = await core.downloads.start({ ...large, selection: { type: "everything" } }, call);
  const states = async () => (await core.downloads.files(jobId, 0, 10)).files.map(({ state }) => state).toSorted();
  await expect.poll(states, { timeout: 10_000 }).toEqual(["receiving", ...Array.from({ length: 6 }, () => "verified")]);
  expect(existsSync(join(repoFolder(), "refs", "main"))).toBe(false);
  stop();
  const { commit } = await core.untilState(jobId, "done");
  expect(readFileSync(join(repoFolder(), "refs", "main"), "utf8")).toBe(commit);
  expect(readdirSync(join(repoFolder(), "refs"))).toEqual(["main"]);
});

test("a part that lies there is hashed again: one wrong byte in it does not end in a wrong file", async () => {
  hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000, times: 1 });
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
  await core.downloads.pause(jobId);
  const blobs = join(repoFolder(), "blobs");
  const [part = ""] = readdirSync(blobs);
  const fd = openSync(join(blobs, part), "r+");
  writeSync(fd, Buffer.from([1, 2, 3]), 0, 3, 500_000);
  closeSync(fd);
  await core.downloads.resume(jobId);
  const { commit } = await core.untilState(jobId, "done");
  expect(received(commit).equals(right)).toBe(true);
});

test("a file that lies in the cache tells how far its check is, up to its size", async () => {
  const sizeBytes = 400_000_000;
  mkdirSync(core.cacheFolder, { recursive: true });
  const path = join(core.cacheFolder, "of-zeros");
  writeFileSync(path, "");
  truncateSync(path, sizeBytes);
  const transfer = new Transfer(worker.url);
  try {
    const told: number[] = [];
    const { signal } = call;
    const file = { path, sizeBytes, blobId: "0".repeat(64) };
    expect(await transfer.check(file, { signal, onBytes: (bytes) => told.push(bytes) })).toBe(false);
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    expect(told.at(-1)).toBeLessThanOrEqual(sizeBytes);
  } finally {
    await transfer.close();
  }
});
