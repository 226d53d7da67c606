/** What a plan says before anything is fetched: of every kind of repo, and of those that nobody may read. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { RepoKind } from "#shared/model/repo-id.ts";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads, type TestDownloads } from "#tests/core/downloads/open-downloads.ts";
import { tiny } from "#tests/core/downloads/sample-repos.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const call = { signal: AbortSignal.timeout(60_000) };
const kinds = ["model", "dataset", "space"] as const;

let hub: RunningHub;
let worker: Built;
let core: TestDownloads;
beforeAll(async () => {
  worker = await buildWorker();
  const repos = kinds.flatMap((kind) => [
    { ...tiny, kind, gitTags: { "v1.0": {} } },
    { ...tiny, kind, id: "tests/closed", isDisabled: true },
  ]);
  const twin = patternBytes("twin", 1_500_000);
  hub = await startHub({ repos: [...repos, { id: "tests/twins", files: { "a.bin": twin, "b.bin": twin } }] });
  hub.catalogue.rename("model", "tests/old-name", "tests/tiny");
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
  hub.clearRequests();
});

const everythingOf = (kind: RepoKind, id: string, revision = "main") => ({
  repo: { kind, id },
  revision,
  selection: { type: "everything" as const },
});

test.each(kinds)("a %s lies in the cache by its kind; a tag and a short commit are refs of their own", async (kind) => {
  const { jobId } = await core.downloads.start(everythingOf(kind, tiny.id, "v1.0"), call);
  const { commit } = await core.untilState(jobId, "done");
  const folder = join(core.cacheFolder, `${kind}s--tests--tiny`);
  expect(existsSync(join(folder, "snapshots", commit, "model.safetensors"))).toBe(true);
  const short = await core.downloads.start(everythingOf(kind, tiny.id, commit.slice(0, 8)), call);
  expect((await core.untilState(short.jobId, "done")).commit).toBe(commit);
  expect(existsSync(join(folder, "refs", "v1.0"))).toBe(true);
  expect(existsSync(join(folder, "refs", commit.slice(0, 8)))).toBe(true);
});

test.each(kinds)("that the Hub has closed a %s is said in the plan", async (kind) => {
  const { access } = await core.downloads.plan(everythingOf(kind, "tests/closed"), call);
  expect(access).toMatchObject({ type: "refused", problem: { code: "DISABLED" } });
});

test("a content that has two names is fetched once into the cache, and nothing counts as there that is not", async () => {
  const plan = await core.downloads.plan(everythingOf("model", "tests/twins"), call);
  expect(plan.onDiskBytes).toBe(0);
  const { jobId } = await core.downloads.start(everythingOf("model", "tests/twins"), call);
  const { commit } = await core.untilState(jobId, "done");
  const asked = hub.requests.filter(({ origin }) => origin === "cdn");
  expect(asked.reduce((sum, one) => sum + one.sentBodyBytes, 0)).toBeLessThanOrEqual(plan.sizeBytes);
  for (const name of ["a.bin", "b.bin"]) {
    const entry = join(core.cacheFolder, "models--tests--twins", "snapshots", commit, name);
    expect(statSync(entry).size).toBe(1_500_000);
  }
  const again = await core.downloads.plan(everythingOf("model", "tests/twins"), call);
  expect(again.onDiskBytes).toBe(plan.sizeBytes);
});

test("a repo under its old name is fetched, and kept under the name that was asked for, as Python does", async () => {
  const { jobId } = await core.downloads.start(everythingOf("model", "tests/old-name"), call);
  const { commit } = await core.untilState(jobId, "done");
  const snapshot = join(core.cacheFolder, "models--tests--old-name", "snapshots", commit);
  expect(existsSync(join(snapshot, "model.safetensors"))).toBe(true);
  expect(existsSync(join(snapshot, "onnx", "model.onnx"))).toBe(true);
});

test("a choice that takes nothing is told from a repo that has nothing", async () => {
  const none = { type: "patterns" as const, include: ["*.gguf"], exclude: [] };
  const request = { ...everythingOf("model", tiny.id), selection: none };
  await expect(core.downloads.start(request, call)).rejects.toMatchObject({
    problem: { code: "NOT_FOUND", why: expect.stringContaining("choice") },
  });
  expect(existsSync(core.cacheFolder)).toBe(false);
});
