import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Core } from "#core/core.ts";
import { createTestCore, type TestCore } from "#tests/core/create-test-core.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const call = { signal: new AbortController().signal };
let hub: RunningHub;
let started: TestCore;
let core: Core;

const at = (id: string, revision = "main") => ({ repo: { kind: "model", id } as const, revision });

beforeAll(async () => {
  hub = await startHub({
    pageSizes: { models: 2, tree: 2 },
    repos: [
      {
        id: "lab/chatty",
        downloads: 50,
        likes: 5,
        pipelineTag: "text-generation",
        libraryName: "transformers",
        tags: ["license:apache-2.0"],
        safetensors: { parameters: { BF16: 1_200_000 }, total: 1_200_000 },
        providers: [{ provider: "groq", providerId: "x", task: "conversational", status: "live" }],
        files: { "config.json": "{}", "b/two.txt": "2", "a/one.txt": "1", "model.safetensors": "x".repeat(64) },
        card: "# Chatty\n\nHello.",
        branches: { "refs-like/v1": { "config.json": "{ }" } },
      },
      {
        id: "lab/painter",
        downloads: 40,
        likes: 9,
        pipelineTag: "text-to-image",
        gated: "manual",
        files: { "a.txt": "a" },
      },
      { id: "lab/bare", downloads: 30, likes: 1, cardData: null, files: { "a.txt": "a" } },
      { id: "lab/words", kind: "dataset", files: { "data.csv": "a,b" } },
    ],
  });
  hub.catalogue.rename("model", "lab/old-name", "lab/chatty");
  started = await createTestCore({ hub });
  core = started.core;
});
afterEach(() => hub.faults.clear());
afterAll(async () => {
  await started.close();
  await hub.close();
});

test("a repo has its facts, its commit and who serves it", async () => {
  const repo = await core.hub.repo(at("lab/chatty"), call);
  expect(repo).toMatchObject({
    repo: { kind: "model", id: "lab/chatty" },
    revision: "main",
    commit: expect.stringMatching(/^[0-9a-f]{40}$/),
    license: "apache-2.0",
    providers: ["groq"],
    pageUrl: `${hub.hubUrl}/lab/chatty`,
    isDisabled: false,
  });
  const branch = await core.hub.repo(at("lab/chatty", "refs-like/v1"), call);
  expect(branch.commit).not.toBe(repo.commit);
  expect((await core.hub.repo(at("lab/chatty", repo.commit), call)).commit).toBe(repo.commit);
});

test("a repo that was renamed answers under its new name", async () => {
  const repo = await core.hub.repo(at("lab/old-name"), call);
  expect(repo).toMatchObject({ repo: { id: "lab/chatty" }, pageUrl: `${hub.hubUrl}/lab/chatty` });
});

test("only fields that the Hub knows for each kind are asked for", async () => {
  await core.hub.repo({ repo: { kind: "dataset", id: "lab/words" }, revision: "main" }, call);
  const asked = new URL(hub.requests.at(-1)?.target ?? "", hub.hubUrl).searchParams.getAll("expand");
  expect(asked).toContain("sha");
  expect(asked).not.toContain("pipeline_tag");
  expect(asked).not.toContain("inferenceProviderMapping");
});

test("a missing repo and a missing revision are told", async () => {
  await expect(core.hub.repo(at("lab/none"), call)).rejects.toMatchObject({ problem: { code: "NOT_FOUND" } });
  await expect(core.hub.repo(at("lab/chatty", "none"), call)).rejects.toMatchObject({
    problem: { what: "lab/chatty has no such revision" },
  });
});

test("access is an answer: granted, gated, missing", async () => {
  const access = (id: string) => core.hub.access({ repo: { kind: "model", id }, need: "read" }, call);
  expect(await access("lab/chatty")).toMatchObject({ type: "granted", need: "read" });
  expect(await access("lab/painter")).toMatchObject({ type: "refused", problem: { code: "GATED" } });
  expect(await access("lab/none")).toMatchObject({ type: "refused", problem: { code: "NOT_FOUND" } });
  hub.faults.add({ path: /auth-check/, answer: { status: 500 } });
  await expect(access("lab/bare")).rejects.toMatchObject({ problem: { code: "HUB_DOWN" } });
});

test("a card comes without its front matter, a repo without one has none, and a gated one is told as gated", async () => {
  expect(await core.hub.card({ ...at("lab/chatty"), offset: 0 }, call)).toEqual({
    markdown: "# Chatty\n\nHello.",
    frontMatter: expect.stringContaining("license"),
    nextOffset: null,
    isCut: false,
    kept: null,
  });
  expect(await core.hub.card({ ...at("lab/bare"), offset: 0 }, call)).toBeNull();
  await expect(core.hub.card({ ...at("lab/painter"), offset: 0 }, call)).rejects.toMatchObject({
    problem: { code: "GATED" },
  });
  await expect(core.hub.card({ ...at("lab/none"), offset: 0 }, call)).rejects.toMatchObject({
    problem: { code: "NOT_FOUND" },
  });
});

test("a call that is given up ends with the caller's reason", async () => {
  const stop = new AbortController();
  hub.faults.add({ path: "/api/models", headDelayMs: 5000 });
  const listing = core.browse.list({ kind: "model", filter: {}, sort: "likes" }, { signal: stop.signal });
  const reason = new Error("another page");
  stop.abort(reason);
  await expect(listing).rejects.toBe(reason);
});
