/** What a job that stands still has of a file is used by another that needs it; neither fetches a byte of it twice. */
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads, type TestDownloads } from "#tests/core/downloads/open-downloads.ts";
import { largeBytes, tiny } from "#tests/core/downloads/sample-repos.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const repo = { kind: "model", id: "tests/tiny" } as const;
const call = { signal: AbortSignal.timeout(60_000) };
const model = { repo, revision: "main", selection: { type: "paths" as const, paths: ["model.safetensors"] } };

let hub: RunningHub;
let worker: Built;
let core: TestDownloads;
let folder: string;
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
  folder = mkdtempSync(join(tmpdir(), "hubdeck-folder-"));
});
afterEach(async () => {
  await core.close();
  rmSync(folder, { recursive: true, force: true });
  hub.faults.clear();
  hub.clearRequests();
});

const sentBytes = () =>
  hub.requests.filter(({ origin }) => origin === "cdn").reduce((sum, one) => sum + one.sentBodyBytes, 0);

async function stopped(request: Parameters<TestDownloads["downloads"]["start"]>[0], how: "pause" | "cancel") {
  hub.faults.add({ origin: "cdn", stallAfterBytes: 2_000_000 });
  const { jobId } = await core.downloads.start(request, call);
  await core.until(jobId, (job) => job.receivedBytes >= 2_000_000);
  await core.downloads[how](jobId);
  hub.faults.clear();
  hub.clearRequests();
  return jobId;
}

test.each([
  ["pause", "cache"],
  ["cancel", "cache"],
  ["pause", "folder"],
] as const)("after %s in a %s", async (how, type) => {
  const target = type === "folder" ? { type, folderId: folder } : { type };
  const first = await stopped({ ...model, target }, how);
  const other = { ...model, revision: "release/v1", target };
  const second = await core.downloads.start(other, call);
  await core.untilState(second.jobId, "done");
  expect(sentBytes()).toBeLessThanOrEqual(largeBytes - 2_000_000 + 4096);
  hub.clearRequests();
  await core.downloads.resume(first);
  await core.untilState(first, "done");
  expect(sentBytes()).toBe(0);
  const place =
    type === "folder"
      ? join(folder, ".cache", "huggingface", "download")
      : join(core.cacheFolder, "models--tests--tiny", "blobs");
  expect(readdirSync(place).filter((name) => name.includes("hubdeck"))).toEqual([]);
});

test("a part whose first bytes are wrong is not believed for having come from another job", async () => {
  const first = await stopped(model, "pause");
  const blobs = join(core.cacheFolder, "models--tests--tiny", "blobs");
  const [part = ""] = readdirSync(blobs).filter((name) => name.endsWith(`${first}.hubdeck`));
  const fd = openSync(join(blobs, part), "r+");
  writeSync(fd, Buffer.from("wrong"), 0, 5, 1000);
  closeSync(fd);
  const second = await core.downloads.start({ ...model, revision: "release/v1" }, call);
  const { commit } = await core.untilState(second.jobId, "done");
  const file = readFileSync(join(core.cacheFolder, "models--tests--tiny", "snapshots", commit, "model.safetensors"));
  expect(file.includes("wrong")).toBe(false);
});
