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

test("models come page by page until the last, in the order that was asked for", async () => {
  const first = await core.hub.models({ sort: "downloads" }, call);
  expect(first.models.map(({ id }) => id)).toEqual(["lab/chatty", "lab/painter"]);
  if (first.nextCursor === null) throw new Error("no cursor");
  const second = await core.hub.models({ sort: "downloads", cursor: first.nextCursor }, call);
  expect(second).toMatchObject({ models: [{ id: "lab/bare" }], nextCursor: null });
  const liked = await core.hub.models({ sort: "likes" }, call);
  expect(liked.models[0]?.id).toBe("lab/painter");
});

test("a row has what the list shows", async () => {
  const { models } = await core.hub.models({ sort: "downloads", search: " chat " }, call);
  expect(models).toEqual([
    {
      id: "lab/chatty",
      pipelineTag: "text-generation",
      library: "transformers",
      license: "apache-2.0",
      parameters: 1_200_000,
      downloads: 50,
      likes: 5,
      lastModified: expect.any(Number),
      isPrivate: false,
      gated: "no",
      isServed: true,
    },
  ]);
});

test("one task can be asked for", async () => {
  const { models } = await core.hub.models({ sort: "downloads", pipelineTag: "text-to-image" }, call);
  expect(models.map(({ id, gated }) => [id, gated])).toEqual([["lab/painter", "manual"]]);
});

test("hostile and broken entries of a list are left out, and the good ones stay", async () => {
  const entries = [
    {
      id: "lab/fine",
      downloads: "many",
      tags: ["ok", 5, null],
      gated: "perhaps",
      lastModified: "not a date",
      likes: -4,
    },
    { id: "../../etc/passwd" },
    { id: "lab/<script>" },
    { id: 7 },
    { id: "no-owner" },
    null,
    "text",
    [],
  ];
  hub.faults.add({ path: "/api/models", answer: { status: 200, body: JSON.stringify(entries) } });
  const { models } = await core.hub.models({ sort: "likes" }, call);
  expect(models).toMatchObject([{ id: "lab/fine", downloads: 0, likes: 0, gated: "no", lastModified: null }]);
});

test("a next link to another server is not followed: only its cursor is used, at our Hub", async () => {
  const link = '<https://evil.example/api/models?cursor=abc&x=1>; rel="next"';
  hub.faults.add({ path: "/api/models", answer: { status: 200, headers: { link }, body: "[]" } });
  const { nextCursor } = await core.hub.models({ sort: "likes" }, call);
  expect(nextCursor).toBe("abc");
  await core.hub.models({ sort: "likes", cursor: "abc" }, call);
  expect(hub.requests.at(-1)?.target).toContain("cursor=abc");
});

test("a cursor of absurd length ends the list", async () => {
  const link = `<${hub.hubUrl}/api/models?cursor=${"a".repeat(5000)}>; rel="next"`;
  hub.faults.add({ path: "/api/models", answer: { status: 200, headers: { link }, body: "[]" } });
  expect((await core.hub.models({ sort: "likes" }, call)).nextCursor).toBeNull();
});

test.each(["<html>Sign in to Wi-Fi</html>", '{"not":"a list"}', "[", ""])(
  "%j is not taken for a list",
  async (body) => {
    hub.faults.add({ path: "/api/models", answer: { status: 200, body } });
    const unseen = { sort: "likes", search: `not ${body.length}` } as const;
    await expect(core.hub.models(unseen, call)).rejects.toMatchObject({ problem: { code: "NOT_THE_HUB" } });
  },
);

test("a list that breaks off on the way is told as the Hub's fault, not as someone else's answer", async () => {
  hub.faults.add({ path: "/api/models", dropAfterBytes: 20 });
  const unseen = { sort: "likes", search: "broken" } as const;
  await expect(core.hub.models(unseen, call)).rejects.toMatchObject({ problem: { code: "HUB_DOWN" } });
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
  expect(await core.hub.card(at("lab/chatty"), call)).toEqual({ markdown: "# Chatty\n\nHello.", isCut: false });
  expect(await core.hub.card(at("lab/bare"), call)).toBeNull();
  await expect(core.hub.card(at("lab/painter"), call)).rejects.toMatchObject({ problem: { code: "GATED" } });
  await expect(core.hub.card(at("lab/none"), call)).rejects.toMatchObject({ problem: { code: "NOT_FOUND" } });
});

test("a call that is given up ends with the caller's reason", async () => {
  const stop = new AbortController();
  hub.faults.add({ path: "/api/models", headDelayMs: 5000 });
  const listing = core.hub.models({ sort: "likes" }, { signal: stop.signal });
  const reason = new Error("another page");
  stop.abort(reason);
  await expect(listing).rejects.toBe(reason);
});
