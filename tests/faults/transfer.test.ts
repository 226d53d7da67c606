/** The faults of the download matrix that a file server causes: each injected by the stand-in, each asserted by what is wanted. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { TransferLimits } from "#core/downloads/transfer/transfer-limits.ts";
import { ByteRanges } from "#core/downloads/transfer/worker/byte-ranges.ts";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads, type TestDownloads } from "#tests/core/downloads/open-downloads.ts";
import { largeBytes, tiny } from "#tests/core/downloads/sample-repos.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { type FaultPresetName, faultPresets } from "#tests/hub/server/fault-presets.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const call = { signal: AbortSignal.timeout(120_000) };
const wideBytes = 40_000_000;
const tinyFile = { repo: { kind: "model", id: "tests/tiny" }, path: "model.safetensors" } as const;
const wideFile = { repo: { kind: "model", id: "tests/wide" }, path: "model.safetensors" } as const;
const contents = {
  "tests/tiny": Buffer.from(patternBytes("tiny", largeBytes).read(0, largeBytes)),
  "tests/wide": Buffer.from(patternBytes("wide", wideBytes).read(0, wideBytes)),
};

let hub: RunningHub;
let worker: Built;
let core: TestDownloads;
beforeAll(async () => {
  worker = await buildWorker();
  const files = { "model.safetensors": patternBytes("wide", wideBytes) };
  hub = await startHub({ repos: [tiny, { id: "tests/wide", files }] });
});
afterAll(async () => {
  await hub.close();
  worker.remove();
});
afterEach(async () => {
  await core.close();
  hub.faults.clear();
  hub.clearRequests();
});

type File = typeof tinyFile | typeof wideFile;

function open(limits: Partial<TransferLimits> = {}): void {
  core = openDownloads(hub, worker.url, { limits });
}

function inject(name: FaultPresetName): void {
  for (const fault of faultPresets[name].faults) hub.faults.add(fault);
}

async function start({ repo, path }: File): Promise<string> {
  const selection = { type: "paths" as const, paths: [path] };
  return (await core.downloads.start({ repo, revision: "main", selection }, call)).jobId;
}

/** Waits for the end and asserts that exactly the right file has its name. */
async function expectRight(file: File, jobId: string): Promise<void> {
  const { commit } = await core.untilState(jobId, "done");
  const folder = join(core.cacheFolder, `models--${file.repo.id.replace("/", "--")}`);
  expect(readFileSync(join(folder, "snapshots", commit, file.path)).equals(contents[file.repo.id])).toBe(true);
  expect(readdirSync(join(folder, "blobs")).filter((name) => name.endsWith(".hubdeck"))).toEqual([]);
}

const cdn = () => hub.requests.filter(({ origin }) => origin === "cdn");
const cdnBytes = () => cdn().reduce((sum, { sentBodyBytes }) => sum + sentBodyBytes, 0);
const resolves = () => hub.requests.filter(({ path }) => path.includes("/resolve/")).length;

test("F1: dropped connections are taken up where they broke, with one question to the Hub", async () => {
  open();
  inject("F1");
  await expectRight(tinyFile, await start(tinyFile));
  expect(cdnBytes()).toBeLessThan(largeBytes * 1.3);
  expect(resolves()).toBe(1);
});

test("F2: a silent connection is left for another one", async () => {
  open({ stallTimeoutMs: 600 });
  inject("F2");
  await expectRight(tinyFile, await start(tinyFile));
  expect(cdn()[1]?.headers["range"]).toMatch(/^bytes=1\d{6}-/);
});

test("F2: while nothing comes after a stall the job says so, and no longer when bytes come", async () => {
  open({ stallTimeoutMs: 600 });
  hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000, times: 1 });
  const stop = hub.faults.add({ origin: "cdn", skip: 1, hang: true });
  const jobId = await start(tinyFile);
  const stalled = await core.until(jobId, ({ setback }) => setback !== null);
  expect(stalled.setback).toEqual({ type: "stalled", path: tinyFile.path });
  stop();
  await core.until(jobId, ({ setback }) => setback === null);
  await expectRight(tinyFile, jobId);
});

test("F3: a connection that trickles is left for another one", async () => {
  open({ stallTimeoutMs: 600 });
  // Faster than a byte a second, so that it is not silent for as long as would be a stall.
  hub.faults.add({ origin: "cdn", bytesPerSecond: 500, times: 1 });
  await expectRight(tinyFile, await start(tinyFile));
  const [trickling, other] = cdn();
  expect(trickling?.sentBodyBytes).toBeLessThan(1000);
  expect(other?.headers["range"]).toMatch(/^bytes=[1-9]\d{0,2}-/);
});

test("F4: a last hundredth that does not come is asked for again, alone", async () => {
  open({ stallTimeoutMs: 1500 });
  inject("F4");
  await expectRight(tinyFile, await start(tinyFile));
  const [, again] = cdn();
  expect(again?.sentBodyBytes).toBeLessThan(largeBytes * 0.03);
});

test("F5: a server that never answers is asked again", async () => {
  open({ stallTimeoutMs: 600 });
  inject("F5");
  await expectRight(tinyFile, await start(tinyFile));
});

test("F5: a job can be cancelled before the server answers", async () => {
  open({ stallTimeoutMs: 60_000 });
  hub.faults.add({ origin: "cdn", hang: true });
  const jobId = await start(tinyFile);
  await expect.poll(() => cdn().length).toBe(1);
  await core.downloads.cancel(jobId);
  await core.untilState(jobId, "cancelled");
});

test("F9: a server that ignores Range is read from the start, and nothing is appended", async () => {
  open();
  hub.faults.add({ origin: "cdn", dropAfterBytes: 1_500_000, times: 1 });
  inject("F9");
  await expectRight(tinyFile, await start(tinyFile));
});

test("F10: 416 leads back to the Hub, and the file comes right", async () => {
  open();
  inject("F10");
  await expectRight(tinyFile, await start(tinyFile));
  expect(resolves()).toBe(2);
});

test("F11: expired links are replaced, and the account is not blamed", async () => {
  open();
  inject("F11");
  await expectRight(tinyFile, await start(tinyFile));
  expect(resolves()).toBe(3);
});

test("F15: a file server in trouble is waited for", async () => {
  open();
  inject("F15");
  const jobId = await start(tinyFile);
  const { state } = await core.until(jobId, (job) => job.state.type === "waiting" && job.state.problem !== undefined);
  expect(state).toMatchObject({
    for: "network",
    problem: { code: "HUB_DOWN", why: expect.stringMatching(/ 50[234]\./) },
  });
  await expectRight(tinyFile, jobId);
});

test("F16: a wrong byte is found and mended by one more fetch", async () => {
  open();
  inject("F16");
  await expectRight(tinyFile, await start(tinyFile));
  expect(cdn().length).toBe(2);
});

test("F17: a file that is wrong every time fails, and has no name anywhere", async () => {
  open();
  inject("F17");
  const jobId = await start(tinyFile);
  await expect(core.untilState(jobId, "done")).rejects.toThrow("CORRUPT");
  const snapshots = join(core.cacheFolder, "models--tests--tiny", "snapshots");
  const [commit = ""] = existsSync(snapshots) ? readdirSync(snapshots) : [];
  expect(commit === "" ? [] : readdirSync(join(snapshots, commit))).toEqual([]);
  const blobs = readdirSync(join(snapshots, "..", "blobs"));
  expect(blobs.filter((name) => !name.endsWith(".hubdeck"))).toEqual([]);
  expect(existsSync(join(snapshots, "..", "refs", "main"))).toBe(false);
  expect(cdn().length).toBeLessThan(5);
});

test("F18: a file that became another one is started over knowingly, and never mixed", async () => {
  open();
  hub.faults.add({ origin: "cdn", dropAfterBytes: 1_000_000, times: 1 });
  inject("F18");
  const jobId = await start(tinyFile);
  await expect(core.untilState(jobId, "done")).rejects.toThrow("CORRUPT");
  // The second request names the ETag of the first bytes; the other file comes whole, and once more to be sure.
  expect(cdn()[1]?.headers["if-range"]).toMatch(/^"[0-9a-f]{64}"$/);
  expect(cdn()[1]?.status).toBe(200);
});

test("F18: a job whose file begins again says why", async () => {
  open();
  hub.faults.add({ origin: "cdn", dropAfterBytes: 1_000_000, times: 1 });
  hub.faults.add({ origin: "cdn", skip: 1, bytesPerSecond: 2_000_000 });
  inject("F18");
  const { setback } = await core.until(await start(tinyFile), (job) => job.setback !== null);
  expect(setback).toEqual({ type: "changed", path: tinyFile.path });
});

test("F19: a length that is a lie is not believed", async () => {
  open();
  inject("F19");
  await expectRight(tinyFile, await start(tinyFile));
});

test("a server that gives each connection its share is asked over several, with one link for all", async () => {
  open();
  hub.faults.add({ origin: "cdn", bytesPerSecond: 2_000_000 });
  await expectRight(wideFile, await start(wideFile));
  expect(cdn().length).toBeGreaterThan(6);
  expect(resolves()).toBe(1);
  expect(cdnBytes()).toBeLessThan(wideBytes * 1.15);
  expect(hub.leaks()).toEqual([]);
});

test("several connections that drop, stall and lose their link still bring the right file", async () => {
  open({ stallTimeoutMs: 1000 });
  hub.faults.add({ origin: "cdn", bytesPerSecond: 3_000_000 });
  hub.faults.add({ origin: "cdn", skip: 2, times: 3, dropAfterBytes: 500_000 });
  hub.faults.add({ origin: "cdn", skip: 6, times: 1, stallAfterBytes: 300_000 });
  hub.faults.add({ origin: "cdn", skip: 9, times: 1, answer: { status: 403, body: "expired" } });
  await expectRight(wideFile, await start(wideFile));
});

test("a pause of several connections keeps their bytes over a restart", async () => {
  open();
  const stop = hub.faults.add({ origin: "cdn", bytesPerSecond: 2_000_000 });
  const jobId = await start(wideFile);
  await core.until(jobId, ({ receivedBytes }) => receivedBytes > wideBytes / 3);
  await core.downloads.pause(jobId);
  stop();
  const { receivedBytes } = await core.untilState(jobId, "paused");
  await core.restart();
  hub.clearRequests();
  await core.downloads.resume(jobId);
  await expectRight(wideFile, jobId);
  // What is asked for, not what is sent: where one connection takes over the rest of another's stretch, bytes on their way come twice.
  const asked = new ByteRanges();
  for (const { headers } of cdn()) {
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(headers["range"] ?? "") ?? [];
    asked.add({ start: Number(start), end: Number(end) + 1 });
  }
  expect(asked.totalBytes).toBe(wideBytes - receivedBytes);
});
