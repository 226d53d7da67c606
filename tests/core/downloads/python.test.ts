import { execFile, spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads, type TestDownloads } from "#tests/core/downloads/open-downloads.ts";
import { tiny } from "#tests/core/downloads/sample-repos.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const repo = { kind: "model", id: "tests/tiny" } as const;
const call = { signal: AbortSignal.timeout(60_000) };
const hasPython = spawnSync("python3", ["-c", "import huggingface_hub"]).status === 0;
const why = "python3 has no huggingface_hub here";

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

/** Runs Python with nothing of this person's: its own home, no token, and the stand-in as the Hub. */
async function python(...args: string[]): Promise<string> {
  const env = {
    PATH: process.env["PATH"],
    HOME: core.storeFolder,
    HF_ENDPOINT: hub.hubUrl,
    HF_HUB_DISABLE_XET: "1",
    HF_HUB_DISABLE_UPDATE_CHECK: "1",
  };
  return (await promisify(execFile)("python3", args, { env, timeout: 60_000 })).stdout;
}

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

test("huggingface_hub reads offline what we wrote, without a warning", async (context) => {
  if (!hasPython) return context.skip(why);
  const { jobId } = await core.downloads.start({ repo, revision: "main", selection: { type: "everything" } }, call);
  const { commit, sizeBytes, fileCount } = await core.untilState(jobId, "done");
  const seen = JSON.parse(await python(script("read-cache.py"), core.cacheFolder, repo.id, "onnx/model.onnx"));
  expect(seen).toMatchObject({ warnings: [], incomplete: [] });
  expect(seen.repos).toMatchObject([{ id: "tests/tiny", size: sizeBytes, refs: ["main"] }]);
  expect(seen.repos[0].files.length).toBe(fileCount);
  expect(seen.snapshot).toBe(join(core.cacheFolder, "models--tests--tiny", "snapshots", commit));
  expect(seen.file).toBe(join(seen.snapshot, "onnx", "model.onnx"));
});

test("hf cache prune leaves the files and the part file of a paused download alone", async (context) => {
  if (!hasPython) return context.skip(why);
  hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000 });
  const { jobId } = await core.downloads.start({ repo, revision: "main", selection: { type: "everything" } }, call);
  const { commit } = await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
  await core.downloads.pause(jobId);
  await python("-m", "huggingface_hub.cli.hf", "cache", "prune", "--yes", "--cache-dir", core.cacheFolder);
  const blobs = join(core.cacheFolder, "models--tests--tiny", "blobs");
  const part = readdirSync(blobs).find((name) => name.includes(jobId)) ?? "";
  expect(statSync(join(blobs, part)).size).toBe(1_000_000);
  expect(statSync(join(blobs, "..", "snapshots", commit, "config.json")).isFile()).toBe(true);
  hub.faults.clear();
  await core.downloads.resume(jobId);
  await core.untilState(jobId, "done");
});

test("what huggingface_hub has fetched already is not fetched again", async (context) => {
  if (!hasPython) return context.skip(why);
  const fetchAll =
    "import sys; from huggingface_hub import snapshot_download as s; s(sys.argv[1], cache_dir=sys.argv[2])";
  await python("-c", fetchAll, repo.id, core.cacheFolder);
  hub.clearRequests();
  const { jobId } = await core.downloads.start({ repo, revision: "main", selection: { type: "everything" } }, call);
  await core.untilState(jobId, "done");
  expect(hub.requests.filter(({ path }) => path.includes("/resolve") || path.startsWith("/xet-bridge"))).toEqual([]);
});
