import { createHash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
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
const everything = { type: "everything" } as const;
const only = (...paths: string[]) => ({ type: "paths", paths }) as const;
const cdnRequests = () => hub.requests.filter(({ origin }) => origin === "cdn");

let hub: RunningHub;
let worker: Built;
let core: TestDownloads;
beforeAll(async () => {
  worker = await buildWorker();
  hub = await startHub({ repos: [tiny], pageSizes: { tree: 2 } });
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

test("an LFS file and small files lie in the cache as Python's huggingface_hub puts them", async () => {
  const { jobId } = await core.downloads.start({ repo, revision: "main", selection: everything }, call);
  const job = await core.untilState(jobId, "done");
  expect(job).toMatchObject({ receivedBytes: job.sizeBytes, verifiedBytes: job.sizeBytes, bytesPerSecond: 0 });
  const folder = join(core.cacheFolder, "models--tests--tiny");
  const snapshot = join(folder, "snapshots", job.commit);

  const large = readFileSync(join(snapshot, "model.safetensors"));
  expect(large.length).toBe(largeBytes);
  const sha256 = createHash("sha256").update(large).digest("hex");
  expect(readlinkSync(join(snapshot, "model.safetensors"))).toBe(`../../blobs/${sha256}`);
  expect(lstatSync(join(folder, "blobs", sha256)).isFile()).toBe(true);

  const config = '{"model_type": "tiny"}\n';
  const blobId = createHash("sha1").update(`blob ${config.length}\0${config}`).digest("hex");
  expect(readlinkSync(join(snapshot, "config.json"))).toBe(`../../blobs/${blobId}`);
  expect(readFileSync(join(snapshot, "config.json"), "utf8")).toBe(config);
  expect(readlinkSync(join(snapshot, "onnx", "model.onnx"))).toMatch(/^\.\.\/\.\.\/\.\.\/blobs\/[0-9a-f]{64}$/);
  expect(readFileSync(join(snapshot, "names", "spaces and ünïcode #1?.txt"), "utf8")).toBe("hello\n");
  expect(statSync(join(snapshot, "empty.txt")).size).toBe(0);

  expect(readFileSync(join(folder, "refs", "main"), "utf8")).toBe(job.commit);
  expect(readFileSync(join(core.cacheFolder, "CACHEDIR.TAG"), "utf8")).toMatch(
    /^Signature: 8a477f597d28d172789f06886806bc55\n/,
  );
  expect(readdirSync(join(folder, "blobs")).every((name) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name))).toBe(true);
});

test("a branch with a slash becomes a nested ref, and a commit none", async () => {
  const release = { repo, revision: "release/v1", selection: only("config.json") };
  const { jobId } = await core.downloads.start(release, call);
  const { commit } = await core.untilState(jobId, "done");
  const refs = join(core.cacheFolder, "models--tests--tiny", "refs");
  expect(readFileSync(join(refs, "release", "v1"), "utf8")).toBe(commit);
  const pinned = await core.downloads.start({ ...release, revision: commit }, call);
  await core.untilState(pinned.jobId, "done");
  expect(readdirSync(refs)).toEqual(["release"]);
});

test("files and folders get the permissions that the umask leaves", async () => {
  const before = process.umask(0o027);
  try {
    const { jobId } = await core.downloads.start({ repo, revision: "main", selection: only("config.json") }, call);
    const { commit } = await core.untilState(jobId, "done");
    const folder = join(core.cacheFolder, "models--tests--tiny");
    expect(statSync(join(folder, "snapshots", commit, "config.json")).mode & 0o777).toBe(0o640);
    expect(statSync(join(folder, "blobs")).mode & 0o777).toBe(0o750);
  } finally {
    process.umask(before);
  }
});

test("a blob that is there already is checked, linked and not fetched", async () => {
  const first = await core.downloads.start({ repo, revision: "main", selection: everything }, call);
  const { commit } = await core.untilState(first.jobId, "done");
  const entry = join(core.cacheFolder, "models--tests--tiny", "snapshots", commit, "model.safetensors");
  rmSync(entry);
  hub.clearRequests();
  const request = { repo, revision: "main", selection: only("model.safetensors") };
  expect(await core.downloads.plan(request, call)).toMatchObject({ sizeBytes: largeBytes, onDiskBytes: largeBytes });
  const again = await core.downloads.start(request, call);
  await core.untilState(again.jobId, "done");
  expect(statSync(entry).size).toBe(largeBytes);
  expect(cdnRequests()).toEqual([]);
});

test("a blob with the right name and size but wrong content is fetched anew", async () => {
  const request = { repo, revision: "main", selection: only("model.safetensors") };
  const first = await core.downloads.start(request, call);
  const { commit } = await core.untilState(first.jobId, "done");
  const entry = join(core.cacheFolder, "models--tests--tiny", "snapshots", commit, "model.safetensors");
  const right = readFileSync(entry);
  writeFileSync(entry, Buffer.alloc(largeBytes));
  const again = await core.downloads.start(request, call);
  await core.untilState(again.jobId, "done");
  expect(readFileSync(entry).equals(right)).toBe(true);
});

test("a cache folder that is itself a link is used as it is", async () => {
  const real = mkdtempSync(join(tmpdir(), "hubdeck-real-cache-"));
  mkdirSync(join(core.cacheFolder, ".."), { recursive: true });
  symlinkSync(real, core.cacheFolder);
  const { jobId } = await core.downloads.start({ repo, revision: "main", selection: everything }, call);
  const { commit } = await core.untilState(jobId, "done");
  expect(statSync(join(real, "models--tests--tiny", "snapshots", commit, "model.safetensors")).size).toBe(largeBytes);
  rmSync(real, { recursive: true });
});

test("a running job stays in the cache folder it began in", async () => {
  hub.faults.add({ origin: "cdn", stallAfterBytes: 100_000, times: 1 });
  const { jobId } = await core.downloads.start({ repo, revision: "main", selection: only("model.safetensors") }, call);
  await core.until(jobId, (job) => job.receivedBytes > 0);
  const other = join(core.storeFolder, "other-cache");
  core.setCacheFolder(other);
  await core.downloads.pause(jobId);
  await core.restart();
  await core.downloads.resume(jobId);
  await core.untilState(jobId, "done");
  expect(existsSync(join(core.cacheFolder, "models--tests--tiny", "refs", "main"))).toBe(true);
  expect(existsSync(other)).toBe(false);
});

test("the file list is kept where Python looks for it, but not for single files", async () => {
  const single = await core.downloads.start({ repo, revision: "main", selection: only("config.json") }, call);
  const { commit } = await core.untilState(single.jobId, "done");
  const tree = join(core.cacheFolder, "models--tests--tiny", "trees", `${commit}.json`);
  expect(existsSync(tree)).toBe(false);
  const whole = await core.downloads.start({ repo, revision: "main", selection: everything }, call);
  await core.untilState(whole.jobId, "done");
  const kept: unknown = JSON.parse(readFileSync(tree, "utf8"));
  const model = { size: largeBytes, lfs_size: largeBytes, lfs_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) };
  const config = { size: 23, blob_id: expect.stringMatching(/^[0-9a-f]{40}$/) };
  expect(kept).toMatchObject({ format_version: 1, files: { "model.safetensors": model, "config.json": config } });
});

test("a mark that says a file is not in the commit goes when the file comes, and none outside the cache does", async () => {
  const { commit } = await core.downloads.plan({ repo, revision: "main", selection: everything }, call);
  const marks = join(core.cacheFolder, "models--tests--tiny", ".no_exist", commit);
  mkdirSync(join(marks, "onnx"), { recursive: true });
  for (const name of ["config.json", "adapter_config.json"]) writeFileSync(join(marks, name), "");
  const outside = mkdtempSync(join(tmpdir(), "hubdeck-outside-"));
  writeFileSync(join(outside, "model.onnx"), "");
  rmSync(join(marks, "onnx"), { recursive: true });
  symlinkSync(outside, join(marks, "onnx"));
  const { jobId } = await core.downloads.start({ repo, revision: "main", selection: everything }, call);
  await core.untilState(jobId, "done");
  expect(readdirSync(marks).sort()).toEqual(["adapter_config.json", "onnx"]);
  expect(readdirSync(outside)).toEqual(["model.onnx"]);
  rmSync(outside, { recursive: true });
});
