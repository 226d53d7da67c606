import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads, type TestDownloads } from "#tests/core/downloads/open-downloads.ts";
import { tiny } from "#tests/core/downloads/sample-repos.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";
import { describeWithPython } from "#tests/interop/python/find-python.ts";
import { inspectCache, verifyCache } from "#tests/interop/python/inspect-cache.ts";
import { openPythonHome, type PythonHome } from "#tests/interop/python/python-home.ts";

const repo = { kind: "model", id: "tests/tiny" } as const;
const everything = { type: "everything" } as const;
const call = { signal: AbortSignal.timeout(60_000) };

describeWithPython("a cache that Python reads too", (python) => {
  let hub: RunningHub;
  let worker: Built;
  let core: TestDownloads;
  let home: PythonHome;
  beforeAll(async () => {
    worker = await buildWorker();
    hub = await startHub({ repos: [tiny] });
    home = openPythonHome(python, hub);
  });
  afterAll(async () => {
    home.close();
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

  test("huggingface_hub reads offline what we wrote, without a warning, and finds every hash right", async () => {
    const { jobId } = await core.downloads.start({ repo, revision: "main", selection: everything }, call);
    const { commit, sizeBytes, fileCount } = await core.untilState(jobId, "done");
    const file = "onnx/model.onnx";
    const asked = [{ ...repo, paths: [file] }];
    const { repos, asked: answers, ...rest } = await inspectCache(home, core.cacheFolder, asked);
    expect(rest).toEqual({ warnings: [], incomplete: [], said: [] });
    expect(repos).toMatchObject([{ id: "tests/tiny", kind: "model", sizeBytes, revisions: [{ refs: ["main"] }] }]);
    expect(repos[0]?.revisions[0]?.files).toHaveLength(fileCount);
    const snapshot = join(core.cacheFolder, "models--tests--tiny", "snapshots", commit);
    expect(answers).toEqual([{ snapshot, files: { [file]: join(snapshot, file) } }]);
    const { isGood, text } = await verifyCache(home, core.cacheFolder, repo);
    expect(text).toContain("All checksums match");
    expect(isGood).toBe(true);
  });

  test("hf cache prune leaves the files and the part file of a paused download alone", async () => {
    hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000 });
    const { jobId } = await core.downloads.start({ repo, revision: "main", selection: everything }, call);
    const { commit } = await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
    const snapshot = join(core.cacheFolder, "models--tests--tiny", "snapshots", commit);
    await expect.poll(() => existsSync(join(snapshot, "config.json"))).toBe(true);
    await core.downloads.pause(jobId);
    expect(await home.hf(["cache", "prune", "--yes", "--cache-dir", core.cacheFolder])).toMatchObject({ code: 0 });
    const blobs = join(core.cacheFolder, "models--tests--tiny", "blobs");
    const before = await core.until(jobId, ({ state }) => state.type === "paused");
    const parts = () => readdirSync(blobs).filter((name) => name.includes(jobId));
    expect(parts().length).toBeGreaterThan(0);
    expect(statSync(join(snapshot, "config.json")).isFile()).toBe(true);
    hub.faults.clear();
    hub.clearRequests();
    await core.downloads.resume(jobId);
    const { sizeBytes } = await core.untilState(jobId, "done");
    const fetched = hub.requests
      .filter(({ origin }) => origin === "cdn")
      .reduce((sum, one) => sum + one.sentBodyBytes, 0);
    expect(fetched).toBeLessThanOrEqual(sizeBytes - before.receivedBytes);
  });

  test("a plain folder is laid out as Python's local_dir, and nothing of it is fetched again", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hubdeck-local-dir-"));
    const target = { type: "folder", folderId: folder } as const;
    const { jobId } = await core.downloads.start({ repo, revision: "main", selection: everything, target }, call);
    await core.untilState(jobId, "done");
    hub.clearRequests();
    expect(await home.hf(["download", repo.id, "--local-dir", folder])).toMatchObject({ code: 0 });
    expect(hub.requests.filter(({ method, path }) => method === "GET" && path.includes("/resolve"))).toEqual([]);
    expect(hub.requests.filter(({ origin }) => origin === "cdn")).toEqual([]);
    expect(await home.hf(["cache", "verify", repo.id, "--local-dir", folder])).toMatchObject({ code: 0 });
    rmSync(folder, { recursive: true });
  });

  test("offline, Python says of a snapshot that was fetched in part that files are missing", async () => {
    const selection = { type: "patterns" as const, include: ["*.json"], exclude: [] };
    const { jobId } = await core.downloads.start({ repo, revision: "main", selection }, call);
    await core.untilState(jobId, "done");
    const { asked, warnings } = await inspectCache(home, core.cacheFolder, [repo]);
    expect(warnings).toEqual([]);
    expect(asked[0]?.snapshot).toContain("IncompleteSnapshot");
  });

  test("what huggingface_hub has fetched already is not fetched again", async () => {
    expect(await home.hf(["download", repo.id, "--cache-dir", core.cacheFolder])).toMatchObject({ code: 0 });
    hub.clearRequests();
    const { jobId } = await core.downloads.start({ repo, revision: "main", selection: everything }, call);
    await core.untilState(jobId, "done");
    expect(hub.requests.filter(({ path }) => path.includes("/resolve") || path.startsWith("/xet-bridge"))).toEqual([]);
  });
});
