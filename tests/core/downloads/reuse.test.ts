/** What is on the disk already, wherever it lies, is checked and used; nothing of it is fetched again. */
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads, type TestDownloads } from "#tests/core/downloads/open-downloads.ts";
import { largeBytes, tiny } from "#tests/core/downloads/sample-repos.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const repo = { kind: "model", id: "tests/tiny" } as const;
const call = { signal: AbortSignal.timeout(60_000) };
const everything = { repo, revision: "main", selection: { type: "everything" } } as const;

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

const repoFolder = () => join(core.cacheFolder, "models--tests--tiny");
const fetched = () => hub.requests.filter(({ path }) => path.includes("/resolve") || path.startsWith("/xet-bridge"));

async function fetchAll(request: Parameters<TestDownloads["downloads"]["start"]>[0] = everything): Promise<string> {
  const { jobId } = await core.downloads.start(request, call);
  return (await core.untilState(jobId, "done")).commit;
}

/** As Python leaves a cache where there are no symlinks: real files in the snapshot, nothing in blobs. */
function withoutLinks(commit: string): string {
  const snapshot = join(repoFolder(), "snapshots", commit);
  const real = join(core.storeFolder, "real");
  cpSync(snapshot, real, { recursive: true, dereference: true });
  rmSync(snapshot, { recursive: true });
  renameSync(real, snapshot);
  rmSync(join(repoFolder(), "blobs"), { recursive: true });
  mkdirSync(join(repoFolder(), "blobs"));
  return snapshot;
}

test("a plain folder takes from the cache what lies there, closed to writing or not", async () => {
  const commit = await fetchAll();
  chmodSync(realpathSync(join(repoFolder(), "snapshots", commit, "model.safetensors")), 0o444);
  hub.clearRequests();
  const target = { type: "folder", folderId: folder } as const;
  const plan = await core.downloads.plan({ ...everything, target }, call);
  expect(plan.onDiskBytes).toBe(plan.sizeBytes);
  expect(plan.requests.needed).toBe(0);
  // What is copied takes room all the same.
  expect((plan.freeBytes ?? 0) - (plan.freeAfterBytes ?? 0)).toBeGreaterThanOrEqual(largeBytes);
  await fetchAll({ ...everything, target });
  expect(fetched()).toEqual([]);
  const copy = join(folder, "model.safetensors");
  expect(statSync(copy).size).toBe(largeBytes);
  expect(lstatSync(copy).isFile()).toBe(true);
  expect(statSync(copy).mode & 0o777).toBe(0o666 & ~process.umask());
  expect(
    readdirSync(join(folder, ".cache", "huggingface", "download")).filter((name) => name.endsWith(".hubdeck")),
  ).toEqual([]);
});

test("content of the right size that is wrong is not taken over", async () => {
  const commit = await fetchAll();
  const blob = realpathSync(join(repoFolder(), "snapshots", commit, "model.safetensors"));
  const right = readFileSync(blob);
  writeFileSync(blob, Buffer.alloc(largeBytes));
  await fetchAll({ ...everything, target: { type: "folder", folderId: folder } });
  expect(readFileSync(join(folder, "model.safetensors")).equals(right)).toBe(true);
});

test("without symlinks, what another revision holds is used", async () => {
  withoutLinks(await fetchAll({ ...everything, revision: "release/v1" }));
  hub.clearRequests();
  const plan = await core.downloads.plan(everything, call);
  expect(plan.sizeBytes - plan.onDiskBytes).toBeLessThan(1000);
  const commit = await fetchAll();
  expect(hub.requests.filter(({ origin }) => origin === "cdn")).toEqual([]);
  expect(statSync(join(repoFolder(), "snapshots", commit, "model.safetensors")).size).toBe(largeBytes);
});

test("without symlinks, a file of the snapshot itself is used, and a mark that says it is not there goes", async () => {
  const commit = await fetchAll();
  const snapshot = withoutLinks(commit);
  const marks = join(repoFolder(), ".no_exist", commit);
  mkdirSync(marks, { recursive: true });
  writeFileSync(join(marks, "model.safetensors"), "");
  hub.clearRequests();
  await fetchAll();
  expect(fetched()).toEqual([]);
  expect(lstatSync(join(snapshot, "model.safetensors")).isFile()).toBe(true);
  expect(readdirSync(marks)).toEqual([]);
});
