import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads, type TestDownloads } from "#tests/core/downloads/open-downloads.ts";
import { largeBytes, tiny } from "#tests/core/downloads/sample-repos.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const repo = { kind: "model", id: "tests/tiny" } as const;
const call = { signal: AbortSignal.timeout(300_000) };

let hub: RunningHub;
let worker: Built;
let core: TestDownloads;
let folder: string;
beforeAll(async () => {
  worker = await buildWorker();
  const same = patternBytes("twin", 4_000_000);
  const twins = { "a/twin.bin": same, "b/twin.bin": same, "a/small.txt": "same\n", "b/small.txt": "same\n" };
  hub = await startHub({ repos: [tiny, { id: "tests/twins", files: twins }] });
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

const everything = () => ({
  repo,
  revision: "main",
  selection: { type: "everything" as const },
  target: { type: "folder" as const, folderId: folder },
});

test("files lie in the folder under their names, with what each is beside them, and nothing in the cache", async () => {
  const { jobId } = await core.downloads.start(everything(), call);
  const job = await core.untilState(jobId, "done");
  expect(job.folder).toBe(folder);
  expect(readFileSync(join(folder, "model.safetensors")).length).toBe(largeBytes);
  expect(readFileSync(join(folder, "names", "spaces and ünïcode #1?.txt"), "utf8")).toBe("hello\n");
  const own = join(folder, ".cache", "huggingface");
  expect(readFileSync(join(own, ".gitignore"), "utf8")).toBe("*");
  expect(readFileSync(join(own, "CACHEDIR.TAG"), "utf8")).toMatch(/^Signature: 8a477f597d28d172789f06886806bc55\n/);
  const [commit, etag, at] = readFileSync(join(own, "download", "config.json.metadata"), "utf8").split("\n");
  expect(commit).toBe(job.commit);
  expect(etag).toMatch(/^[0-9a-f]{40}$/);
  expect(Number(at)).toBeGreaterThan(1_600_000_000);
  expect(existsSync(join(own, "trees", `${job.commit}.json`))).toBe(true);
  expect(readdirSync(join(own, "download")).filter((name) => name.includes(jobId))).toEqual([]);
  expect(existsSync(core.cacheFolder)).toBe(false);
});

test("what lies there right is checked and not fetched again", async () => {
  const first = await core.downloads.start(everything(), call);
  await core.untilState(first.jobId, "done");
  hub.clearRequests();
  const plan = await core.downloads.plan(everything(), call);
  expect(plan.onDiskBytes).toBe(plan.sizeBytes);
  const again = await core.downloads.start(everything(), call);
  await core.untilState(again.jobId, "done");
  expect(hub.requests.filter(({ path }) => path.includes("/resolve"))).toEqual([]);
});

test("a file of the person's own is not overwritten, and said before anything is fetched", async () => {
  writeFileSync(join(folder, "config.json"), "mine");
  await expect(core.downloads.start(everything(), call)).rejects.toMatchObject({
    problem: { code: "DISK", why: expect.stringContaining("did not come from the Hub") },
  });
  expect(readFileSync(join(folder, "config.json"), "utf8")).toBe("mine");
  expect(readdirSync(folder)).toEqual(["config.json"]);
});

test("a file of the person's own with the same size is kept too", async () => {
  writeFileSync(join(folder, "config.json"), "x".repeat(23));
  const { jobId } = await core.downloads.start(everything(), call);
  await expect(core.untilState(jobId, "done")).rejects.toThrow("did not come from the Hub");
  expect(readFileSync(join(folder, "config.json"), "utf8")).toBe("x".repeat(23));
});

test("a link planted as a folder leads no write out of the folder", async () => {
  const outside = mkdtempSync(join(tmpdir(), "hubdeck-outside-"));
  symlinkSync(outside, join(folder, "onnx"));
  const { jobId } = await core.downloads.start(everything(), call);
  await expect(core.untilState(jobId, "done")).rejects.toThrow("DISK");
  expect(readdirSync(outside)).toEqual([]);
  rmSync(outside, { recursive: true });
});

test("a paused job's bytes in the folder are used again after a restart, and go when it is removed", async () => {
  mkdirSync(join(folder, "already here"));
  hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000 });
  const { jobId } = await core.downloads.start(everything(), call);
  await core.until(jobId, (job) => job.receivedBytes > 1_000_000);
  await core.downloads.pause(jobId);
  await core.restart();
  const parts = () =>
    readdirSync(join(folder, ".cache", "huggingface", "download")).filter((name) => name.includes(jobId));
  expect(parts().length).toBeGreaterThan(0);
  await core.downloads.cancel(jobId);
  await core.downloads.remove(jobId);
  expect(parts()).toEqual([]);
  expect(existsSync(join(folder, "already here"))).toBe(true);
});

test("two files of the same content have a part file each, and neither disturbs the other", async () => {
  await core.close();
  core = openDownloads(hub, worker.url, { limits: { stallTimeoutMs: 60_000 } });
  const stop = hub.faults.add({ origin: "cdn", stallAfterBytes: 2_000_000 });
  const twins = { ...everything(), repo: { kind: "model", id: "tests/twins" } as const };
  const { jobId } = await core.downloads.start(twins, call);
  await core.until(jobId, (job) => job.receivedBytes >= 4_000_000);
  await core.downloads.pause(jobId);
  const own = join(folder, ".cache", "huggingface", "download");
  const parts = readdirSync(own).filter((name) => name.endsWith(".hubdeck") && !name.startsWith("journal."));
  expect(parts.length).toBe(2);
  stop();
  await core.downloads.resume(jobId);
  await core.untilState(jobId, "done");
  const right = Buffer.from(patternBytes("twin", 4_000_000).read(0, 4_000_000));
  for (const name of ["a/twin.bin", "b/twin.bin"]) expect(readFileSync(join(folder, name)).equals(right)).toBe(true);
});
