/** The lists, through the core, against the stand-in Hub: pages, rows, filters, and answers that are broken or hostile. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Core } from "#core/core.ts";
import type { ListQuestion } from "#shared/contract/browse.ts";
import { createTestCore, type TestCore } from "#tests/core/create-test-core.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const call = { signal: new AbortController().signal };
let hub: RunningHub;
let started: TestCore;
let core: Core;

beforeAll(async () => {
  hub = await startHub({
    pageSizes: { models: 3 },
    repos: [
      {
        id: "lab/chatty",
        downloads: 50,
        likes: 5,
        pipelineTag: "text-generation",
        libraryName: "transformers",
        cardData: { license: "apache-2.0", language: ["en", "de"], base_model: "lab/root" },
        safetensors: { parameters: { BF16: 1_200_000, F32: 100 }, total: 1_200_100 },
        providers: [{ provider: "groq", providerId: "x", task: "conversational", status: "live" }],
        files: { "model.safetensors": "x".repeat(64) },
        createdAt: "2026-01-02T03:04:05.000Z",
      },
      { id: "lab/painter", downloads: 40, likes: 9, pipelineTag: "text-to-image", gated: "manual", files: {} },
      {
        id: "lab/packed",
        downloads: 30,
        likes: 3,
        tags: ["gguf"],
        gguf: { total: 7e9, architecture: "llama", context_length: 4096, totalFileSize: 9e9 },
        files: {},
      },
      { id: "lab/bare", downloads: 20, likes: 1, cardData: null, files: { "a.txt": "a" } },
      {
        id: "lab/words",
        kind: "dataset",
        cardData: { license: "mit", task_categories: ["translation"], size_categories: ["n<1K"] },
        tags: ["format:csv", "modality:text"],
        files: { "data.csv": "a,b" },
      },
      { id: "lab/closed", kind: "dataset", gated: "auto", files: { "data.csv": "a,b" } },
      {
        id: "lab/show",
        kind: "space",
        cardData: { title: "Show 🎪", emoji: "🎪", sdk: "gradio" },
        tags: ["gradio"],
        space: {
          sdk: "gradio",
          models: ["lab/chatty"],
          datasets: [],
          runtime: {
            stage: "RUNNING",
            hardware: { current: "t4-small", requested: "t4-small" },
            storage: null,
            gcTimeout: null,
            replicas: { current: 1, requested: 1 },
            errorMessage: null,
          },
        },
        files: { "app.py": "" },
      },
    ],
  });
  started = await createTestCore({ hub });
  core = started.core;
});
afterEach(() => hub.faults.clear());
afterAll(async () => {
  await started.close();
  await hub.close();
});

const list = (question: Partial<ListQuestion> & Pick<ListQuestion, "kind">) =>
  core.browse.list({ filter: {}, sort: "likes", ...question } as ListQuestion, call);
const ids = async (question: Partial<ListQuestion> & Pick<ListQuestion, "kind">) =>
  (await list(question)).repos.map(({ id }) => id);
const lastQuery = () => new URL(hub.requests.at(-1)?.target ?? "", hub.hubUrl).searchParams;

test("models come page by page until the last, in the order that was asked for", async () => {
  const first = await list({ kind: "model", sort: "downloads" });
  expect(first.repos.map(({ id }) => id)).toEqual(["lab/chatty", "lab/painter", "lab/packed"]);
  if (first.nextCursor === null) throw new Error("no cursor");
  const second = await list({ kind: "model", sort: "downloads", cursor: first.nextCursor });
  expect(second).toMatchObject({ repos: [{ id: "lab/bare" }], nextCursor: null });
  expect((await ids({ kind: "model", sort: "likes" }))[0]).toBe("lab/painter");
});

test("a row of models has what the list shows", async () => {
  const { repos, unasked, kept } = await list({ kind: "model", filter: { search: " chat " } });
  expect([unasked, kept]).toEqual([[], null]);
  expect(repos).toEqual([
    {
      kind: "model",
      id: "lab/chatty",
      pipelineTag: "text-generation",
      library: "transformers",
      license: "apache-2.0",
      parameters: 1_200_100,
      tensorTypes: [
        { type: "BF16", count: 1_200_000 },
        { type: "F32", count: 100 },
      ],
      gguf: null,
      size: { bytes: 2_400_400, from: "parameters" },
      downloads: 50,
      likes: 5,
      createdAt: Date.UTC(2026, 0, 2, 3, 4, 5),
      lastModified: expect.any(Number),
      isPrivate: false,
      gated: "no",
      isServed: true,
    },
  ]);
  expect((await list({ kind: "model", filter: { search: "packed" } })).repos[0]).toMatchObject({
    parameters: 7e9,
    gguf: { architecture: "llama", contextLength: 4096 },
    size: { bytes: 9e9, from: "gguf" },
  });
});

test("rows of datasets and Spaces have theirs", async () => {
  expect((await list({ kind: "dataset", filter: { search: "words" } })).repos).toMatchObject([
    {
      kind: "dataset",
      license: "mit",
      taskCategories: ["translation"],
      sizeCategory: "n<1K",
      formats: ["csv"],
      modalities: ["text"],
      size: { from: "main" },
      gated: "no",
    },
  ]);
  expect((await list({ kind: "space" })).repos).toMatchObject([
    { kind: "space", title: "Show 🎪", emoji: "🎪", sdk: "gradio", stage: "RUNNING", hardware: "t4-small" },
  ]);
});

test.each<[string, Partial<ListQuestion> & Pick<ListQuestion, "kind">, string[]]>([
  ["task", { kind: "model", filter: { pipelineTag: "text-to-image" } }, ["lab/painter"]],
  ["library", { kind: "model", filter: { library: ["transformers"] } }, ["lab/chatty"]],
  ["all languages", { kind: "model", filter: { language: ["en", "de"] } }, ["lab/chatty"]],
  ["a language too many", { kind: "model", filter: { language: ["en", "fr"] } }, []],
  ["licence", { kind: "model", filter: { license: "apache-2.0", author: "lab", search: "chat" } }, ["lab/chatty"]],
  ["format", { kind: "model", filter: { format: ["gguf"] } }, ["lab/packed"]],
  ["app", { kind: "model", filter: { apps: ["ollama"] } }, ["lab/packed"]],
  ["provider", { kind: "model", filter: { inferenceProvider: "all" } }, ["lab/chatty"]],
  ["another provider", { kind: "model", filter: { inferenceProvider: "cohere" } }, []],
  ["gated", { kind: "model", filter: { gated: true } }, ["lab/painter"]],
  ["base model", { kind: "model", filter: { baseModel: "lab/root" } }, ["lab/chatty"]],
  ["parameters", { kind: "model", filter: { numParameters: { min: 1e6, max: 1_300_000 } } }, ["lab/chatty"]],
  ["author", { kind: "model", filter: { author: "nobody" } }, []],
  ["task of datasets", { kind: "dataset", filter: { taskCategory: "translation" } }, ["lab/words"]],
  ["rows of datasets", { kind: "dataset", filter: { sizeCategory: "n<1K", license: "mit" } }, ["lab/words"]],
  ["format of datasets", { kind: "dataset", filter: { format: ["csv"], modality: ["text"] } }, ["lab/words"]],
  ["gated datasets", { kind: "dataset", filter: { gated: true } }, ["lab/closed"]],
  ["sdk", { kind: "space", filter: { sdk: "gradio" } }, ["lab/show"]],
  ["sdk of none", { kind: "space", filter: { sdk: "docker" } }, []],
  ["Spaces of a model", { kind: "space", filter: { model: "lab/chatty" } }, ["lab/show"]],
])("the Hub is asked for %s", async (_what, question, wanted) => {
  expect(await ids(question)).toEqual(wanted);
});

test("what the Hub cannot be asked for is not asked, and told", async () => {
  const { repos, unasked } = await list({ kind: "space", filter: { hardware: "a100-large" } });
  expect(unasked).toEqual(["hardware"]);
  expect(repos).toHaveLength(1);
  expect(lastQuery().has("hardware")).toBe(false);
});

test("how many there are is told where the Hub tells it", async () => {
  expect((await list({ kind: "model" })).total).toBeNull();
  for (const [sent, told] of [
    ["1234", 1234],
    ["many", null],
    ["-1", null],
  ] as const) {
    hub.faults.clear();
    hub.faults.add({ path: "/api/models", headers: { "X-Total-Count": sent } });
    expect((await list({ kind: "model" })).total).toBe(told);
  }
});

test("only fields that the Hub knows for each kind are asked for", async () => {
  await list({ kind: "dataset" });
  expect(lastQuery().getAll("expand")).toContain("mainSize");
  await list({ kind: "space" });
  expect(lastQuery().getAll("expand")).toContain("runtime");
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
      safetensors: { parameters: { BF16: -1, F32: "x", ["y".repeat(50)]: 1 }, total: "x" },
      gguf: [],
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
  const { repos } = await list({ kind: "model" });
  expect(repos).toMatchObject([
    { id: "lab/fine", downloads: 0, likes: 0, gated: "no", lastModified: null, tensorTypes: [], size: null },
  ]);
});

test("a next link to another server is not followed: only its cursor is used, at our Hub", async () => {
  const link = '<https://evil.example/api/models?cursor=abc&x=1>; rel="next"';
  hub.faults.add({ path: "/api/models", answer: { status: 200, headers: { link }, body: "[]" } });
  const { nextCursor } = await list({ kind: "model" });
  expect(nextCursor).toBe("abc");
  await list({ kind: "model", cursor: "abc" });
  expect(hub.requests.at(-1)?.target).toContain("cursor=abc");
});

test("a cursor of absurd length ends the list", async () => {
  const link = `<${hub.hubUrl}/api/models?cursor=${"a".repeat(5000)}>; rel="next"`;
  hub.faults.add({ path: "/api/models", answer: { status: 200, headers: { link }, body: "[]" } });
  expect((await list({ kind: "model" })).nextCursor).toBeNull();
});

test.each(["<html>Sign in to Wi-Fi</html>", '{"not":"a list"}', "[", ""])(
  "%j is not taken for a list",
  async (body) => {
    hub.faults.add({ path: "/api/models", answer: { status: 200, body } });
    const unseen = list({ kind: "model", filter: { search: `not ${body.length}` } });
    await expect(unseen).rejects.toMatchObject({ problem: { code: "NOT_THE_HUB" } });
  },
);

test("a list that breaks off on the way is told as the Hub's fault, not as someone else's answer", async () => {
  hub.faults.add({ path: "/api/models", dropAfterBytes: 20 });
  const unseen = list({ kind: "model", filter: { search: "a" } });
  await expect(unseen).rejects.toMatchObject({ problem: { code: "HUB_DOWN" } });
});

test("the tags to filter by come by type, and broken ones are left out", async () => {
  const { facets } = await core.browse.tags("model", call);
  expect(facets.map(({ type }) => type)).toEqual(["pipeline_tag", "library", "language", "license"]);
  expect(facets[3]?.tags).toContainEqual({ id: "license:apache-2.0", label: "apache-2.0" });
  expect((await core.browse.tags("space", call)).facets).toEqual([]);
  const body = JSON.stringify({ format: [{ id: "format:csv", label: "csv", clickable: true }, { id: 5 }, null] });
  hub.faults.add({ path: "/api/datasets-tags-by-type", answer: { status: 200, body } });
  const { facets: ofDatasets } = await core.browse.tags("dataset", call);
  expect(ofDatasets.flatMap(({ tags }) => tags)).toEqual([{ id: "format:csv", label: "csv" }]);
});
