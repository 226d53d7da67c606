/** One cache and one plain folder, shared with Python's huggingface_hub in both directions: nobody fetches what is there. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RepoKind } from "#shared/model/repo-id.ts";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads, type TestDownloads } from "#tests/core/downloads/open-downloads.ts";
import { largeBytes, tiny } from "#tests/core/downloads/sample-repos.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";
import { describeWithPython } from "#tests/interop/python/find-python.ts";
import { inspectCache, verifyCache } from "#tests/interop/python/inspect-cache.ts";
import { openPythonHome, type PythonHome } from "#tests/interop/python/python-home.ts";

const call = { signal: AbortSignal.timeout(300_000) };
/** Models are in python.test.ts. */
const kinds = ["dataset", "space"] as const;
const everythingOf = (kind: RepoKind, revision = "main") => ({
  repo: { kind, id: tiny.id },
  revision,
  selection: { type: "everything" as const },
});
/** Names that the languages could treat differently, and the same content twice. */
const odd: RepoSpec["files"] = {
  "twin/a.safetensors": patternBytes("twin", 1_500_000),
  "twin/b.safetensors": patternBytes("twin", 1_500_000),
  "日本/naïve – “quoted”.json": "{}\n",
  "deep/er/and/deeper/still/x": "x",
  __proto__: "proto\n",
  "100%25.txt": "percent\n",
};

describeWithPython("a cache and a folder shared with huggingface_hub", (python) => {
  let hub: RunningHub;
  let worker: Built;
  let core: TestDownloads;
  let home: PythonHome;
  let folder: string;
  beforeAll(async () => {
    worker = await buildWorker();
    const repos = (["model", ...kinds] as const).map((kind) => ({
      ...tiny,
      kind,
      files: { ...tiny.files, ...odd },
      gitTags: { "v1.0": {} },
    }));
    hub = await startHub({ repos });
    hub.catalogue.rename("model", "tests/old-name", tiny.id);
  });
  afterAll(async () => {
    await hub.close();
    worker.remove();
  });
  beforeEach(() => {
    core = openDownloads(hub, worker.url);
    home = openPythonHome(python, hub);
    folder = mkdtempSync(join(tmpdir(), "hubdeck-shared-"));
  });
  afterEach(async () => {
    await core.close();
    home.close();
    rmSync(folder, { recursive: true, force: true });
    hub.faults.clear();
    hub.clearRequests();
  });

  /** Requests that bring content, of Python and of us. */
  const fetched = () =>
    hub.requests.filter(
      ({ method, path }) => method === "GET" && (path.includes("/resolve") || path.startsWith("/xet-bridge")),
    );
  const fetch = async (request: Parameters<TestDownloads["downloads"]["start"]>[0]) => {
    const { jobId } = await core.downloads.start(request, call);
    return core.untilState(jobId, "done");
  };
  const hfDownload = async (kind: RepoKind, ...args: string[]) => {
    const ended = await home.hf(["download", tiny.id, "--repo-type", kind, ...args]);
    expect(ended.stderr).not.toMatch(/warn/i);
    expect(ended).toMatchObject({ code: 0 });
  };

  describe.each(kinds)("a %s", (kind) => {
    test("that we fetched is whole to Python, and not fetched again", async () => {
      const job = await fetch(everythingOf(kind));
      hub.clearRequests();
      await hfDownload(kind, "--cache-dir", core.cacheFolder);
      expect(fetched()).toEqual([]);
      const { repos, asked, ...rest } = await inspectCache(home, core.cacheFolder, [
        { kind, id: tiny.id, paths: ["model.safetensors", "__proto__"] },
        { kind, id: tiny.id, revision: job.commit },
      ]);
      expect(rest).toEqual({ warnings: [], incomplete: [], said: [] });
      expect(repos).toMatchObject([{ kind, revisions: [{ commit: job.commit, refs: ["main"] }] }]);
      expect(repos[0]?.revisions[0]?.files).toHaveLength(job.fileCount);
      const snapshot = join(core.cacheFolder, `${kind}s--tests--tiny`, "snapshots", job.commit);
      expect(asked.map((one) => one.snapshot)).toEqual([snapshot, snapshot]);
      expect(await verifyCache(home, core.cacheFolder, { kind, id: tiny.id })).toMatchObject({ isGood: true });
      const list = await home.hf(["cache", "ls", "--cache-dir", core.cacheFolder]);
      expect(list.stdout).toContain(`${kind}/${tiny.id}`);
    });

    test("that Python fetched is there for us, whatever the revision is called", async () => {
      await hfDownload(kind, "--cache-dir", core.cacheFolder);
      hub.clearRequests();
      const plan = await core.downloads.plan(everythingOf(kind, "release/v1"), call);
      expect(plan.sizeBytes - plan.onDiskBytes).toBeLessThan(100);
      const { commit } = await fetch(everythingOf(kind));
      await fetch(everythingOf(kind, commit));
      await fetch(everythingOf(kind, commit.slice(0, 8)));
      expect(fetched()).toEqual([]);
      const { warnings, said } = await inspectCache(home, core.cacheFolder);
      expect([...warnings, ...said]).toEqual([]);
    });

    test("in a plain folder is updated by either, and only what changed is fetched", async () => {
      const target = { type: "folder" as const, folderId: folder };
      await hfDownload(kind, "--local-dir", folder);
      hub.clearRequests();
      await fetch({ ...everythingOf(kind), target });
      expect(fetched()).toEqual([]);
      await fetch({ ...everythingOf(kind, "release/v1"), target });
      expect(new Set(fetched().map(({ path }) => path.split("/").at(-1)))).toEqual(new Set(["config.json"]));
      expect(readFileSync(join(folder, "config.json"), "utf8")).toContain("older");
      hub.clearRequests();
      await hfDownload(kind, "--local-dir", folder, "--revision", "release/v1");
      expect(fetched()).toEqual([]);
      const verified = await home.hf([
        ...["cache", "verify", tiny.id, "--repo-type", kind, "--local-dir", folder, "--revision", "release/v1"],
        ...["--fail-on-missing-files", "--fail-on-extra-files"],
      ]);
      expect(verified).toMatchObject({ code: 0 });
      await hfDownload(kind, "--local-dir", folder);
      expect(readFileSync(join(folder, "config.json"), "utf8")).toContain("tiny");
    });
  });

  test("without symlinks Python keeps real files; we use them, and Python uses what we made of them", async () => {
    const env = { HF_HUB_DISABLE_SYMLINKS: "1" };
    const args = ["download", tiny.id, "--cache-dir", core.cacheFolder];
    expect(await home.hf(args, env)).toMatchObject({ code: 0 });
    hub.clearRequests();
    const { commit } = await fetch(everythingOf("model", "release/v1"));
    expect(hub.requests.filter(({ origin }) => origin === "cdn")).toEqual([]);
    await fetch(everythingOf("model"));
    expect(hub.requests.filter(({ origin }) => origin === "cdn")).toEqual([]);
    const snapshots = join(core.cacheFolder, "models--tests--tiny", "snapshots");
    expect(statSync(join(snapshots, commit, "model.safetensors")).size).toBe(largeBytes);
    hub.clearRequests();
    expect(await home.hf(args, env)).toMatchObject({ code: 0 });
    expect(await home.hf([...args, "--revision", "release/v1"])).toMatchObject({ code: 0 });
    expect(fetched()).toEqual([]);
    const { warnings, said, incomplete } = await inspectCache(home, core.cacheFolder);
    expect([...warnings, ...said, ...incomplete]).toEqual([]);
    expect(await verifyCache(home, core.cacheFolder, { id: tiny.id })).toMatchObject({ isGood: true });
  });

  test("under its old name Python finds what we fetched under it", async () => {
    await fetch({ ...everythingOf("model"), repo: { kind: "model", id: "tests/old-name" } });
    hub.clearRequests();
    expect(await home.hf(["download", "tests/old-name", "--cache-dir", core.cacheFolder])).toMatchObject({ code: 0 });
    expect(fetched()).toEqual([]);
  });

  test("while a job stands still the cache is no worse to Python, which may finish it; then nothing is left to fetch", async () => {
    hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000 });
    const { jobId } = await core.downloads.start(everythingOf("model"), call);
    await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
    await core.downloads.pause(jobId);
    hub.faults.clear();
    const first = await inspectCache(home, core.cacheFolder, [{ id: tiny.id }]);
    expect([...first.warnings, ...first.incomplete]).toEqual([]);
    expect(first.asked[0]?.snapshot).toContain("LocalEntryNotFoundError");
    await hfDownload("model", "--cache-dir", core.cacheFolder);
    hub.clearRequests();
    await core.downloads.resume(jobId);
    await core.untilState(jobId, "done");
    expect(fetched()).toEqual([]);
    const blobs = join(core.cacheFolder, "models--tests--tiny", "blobs");
    expect(readdirSync(blobs).every((name) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name))).toBe(true);
  });

  test("two jobs of ours and one of Python's write into one cache at once", async () => {
    core.set({ jobsAtOnce: 3 });
    const selection = { type: "patterns" as const, include: ["*.safetensors", "*.json"], exclude: [] };
    const python = hfDownload("model", "--cache-dir", core.cacheFolder);
    // Python's start takes longer than a whole job: they begin when it does.
    await expect.poll(() => hub.requests.length, { timeout: 30_000 }).toBeGreaterThan(0);
    const jobs = [
      fetch(everythingOf("model")),
      fetch({ ...everythingOf("model"), selection }),
      fetch(everythingOf("model", "release/v1")),
    ];
    await Promise.all([python, ...jobs]);
    const { warnings, said, incomplete, repos } = await inspectCache(home, core.cacheFolder);
    expect([...warnings, ...said, ...incomplete]).toEqual([]);
    expect(repos[0]?.revisions.map(({ refs }) => refs).sort()).toEqual([["main"], ["release/v1"]]);
    expect(await verifyCache(home, core.cacheFolder, { id: tiny.id })).toMatchObject({ isGood: true });
    const older = { id: tiny.id, revision: "release/v1" };
    expect(await verifyCache(home, core.cacheFolder, older)).toMatchObject({ isGood: true });
    const blobs = readdirSync(join(core.cacheFolder, "models--tests--tiny", "blobs"));
    expect(blobs.every((name) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name))).toBe(true);
  });
});
