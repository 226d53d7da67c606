/** A repo's page of facts: whole ones from the stand-in, and whatever shapes a server might send in their place. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readRepo } from "#core/hub/repo/read-repo.ts";
import { toSpaceDetails } from "#core/hub/repo/space-details.ts";
import { repoInfo } from "#shared/contract/hub.ts";
import type { DatasetDetails, ModelDetails, SpaceDetails } from "#shared/contract/repo-details.ts";
import { frameBytesMax } from "#shared/model/frame-limits.ts";
import type { RepoKind } from "#shared/model/repo-id.ts";
import { type OpenHubFetch, openHubFetch } from "#tests/core/hub/open-hub-fetch.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
let opened: OpenHubFetch;
beforeAll(async () => {
  hub = await startHub();
  opened = openHubFetch({ hub: hub.hubUrl, router: hub.routerUrl });
});
afterEach(() => hub.faults.clear());
afterAll(async () => {
  await opened.close();
  await hub.close();
});

const signal = new AbortController().signal;
const read = (kind: RepoKind, id: string) => readRepo(opened.hub, { repo: { kind, id }, revision: "main" }, signal);
const commit = "0123456789abcdef0123456789abcdef01234567";

/** What is made of an answer, whatever it says; it must pass the contract's own schema and fit into a frame. */
async function made<Details>(kind: RepoKind, answer: Readonly<Record<string, unknown>>) {
  const body = JSON.stringify({ id: "lab/odd", sha: commit, ...answer });
  hub.faults.add({ path: /\/revision\//, answer: { status: 200, body } });
  const info = await read(kind, "lab/odd");
  expect(repoInfo.parse(info)).toEqual(info);
  expect(JSON.stringify(info).length).toBeLessThan(frameBytesMax);
  return { info, details: info.details as Details };
}

describe("from the stand-in", () => {
  test("a model tells its numbers, what it comes from, who runs it and where it is used", async () => {
    const info = await read("model", "northwind-ai/Aster-7B-Instruct");
    expect(repoInfo.parse(info)).toEqual(info);
    expect(info).toMatchObject({ author: "northwind-ai", license: "apache-2.0", createdAt: expect.any(Number) });
    expect(info.details).toMatchObject({
      kind: "model",
      config: { architectures: [expect.any(String)], modelType: expect.any(String) },
      safetensors: { parameters: [{ dtype: "BF16" }] },
      spaces: expect.arrayContaining(["northwind-ai/chat-with-aster"]),
    });
    const details = info.details as ModelDetails;
    expect(details.childrenCounts?.quantized).toBeGreaterThan(0);
    expect(details.offers.filter(({ status }) => status === "live").map(({ provider }) => provider)).toEqual(
      info.providers,
    );
    const quantized = (await read("model", "northwind-ai/Aster-7B-Instruct-GGUF")).details as ModelDetails;
    expect(quantized.base).toEqual({ relation: "quantized", ids: ["northwind-ai/Aster-7B-Instruct"] });
    expect(quantized.gguf?.architecture).toEqual(expect.any(String));
  });

  test("a dataset tells its size and what is in it", async () => {
    const { details, card } = await read("dataset", "northwind-ai/plain-instructions");
    expect(card.title).toBe("Plain Instructions");
    expect(details).toMatchObject({
      kind: "dataset",
      description: expect.any(String),
      mainSize: expect.any(Number),
      sizeCategories: ["n<1K"],
      taskCategories: ["text-generation", "question-answering"],
      modalities: ["text"],
      formats: ["parquet"],
    });
  });

  test("a Space tells how it is, on what it runs and what it uses; another Hub's app address is not taken for the Hub's", async () => {
    const info = await read("space", "helios/lumen-live");
    expect(info.license).toBe("mit");
    expect(info.details).toEqual({
      kind: "space",
      sdk: "gradio",
      appUrl: null,
      runtime: {
        stage: "RUNNING",
        hardware: { current: "t4-small", requested: "t4-small" },
        replicas: 2,
        sleepSeconds: 172_800,
        storage: "small",
        errorMessage: null,
      },
      models: ["helios/Lumen-Small-EN"],
      datasets: ["helios/voice-postcards"],
    } satisfies SpaceDetails);
  });
});

describe("whatever comes", () => {
  const wrongs: readonly unknown[] = [null, 7, "text", true, [], {}, [null, 7, { id: 5 }], { a: { b: [] } }];
  const fields: Readonly<Record<RepoKind, readonly string[]>> = {
    model: [
      ...["cardData", "config", "safetensors", "gguf", "baseModels", "childrenModelCount", "spaces", "evalResults"],
      ...["model-index", "inferenceProviderMapping", "createdAt", "usedStorage", "tags", "gated", "disabled"],
    ],
    dataset: ["cardData", "description", "mainSize", "tags", "usedStorage"],
    space: ["cardData", "sdk", "runtime", "models", "datasets", "subdomain"],
  };

  test.each(Object.entries(fields))(
    "a %s with each field of a wrong shape costs only that field",
    async (kind, names) => {
      for (const wrong of wrongs) {
        await made(kind as RepoKind, Object.fromEntries(names.map((name) => [name, wrong])));
        hub.faults.clear();
      }
    },
  );

  test.each([{ sha: "not a commit" }, { id: "../../etc" }, { id: 7 }])("%j is no answer of a Hub", async (answer) => {
    await expect(made("model", answer)).rejects.toMatchObject({ problem: { code: "NOT_THE_HUB" } });
  });

  test("good entries stay beside bad ones", async () => {
    const { details } = await made<ModelDetails>("model", {
      spaces: ["good/space", "<script>", "../x", 7, null],
      safetensors: { parameters: { BF16: 5, F32: "many", I8: -1, ["x".repeat(100)]: 1 }, total: "?" },
      childrenModelCount: { quantized: 3, finetune: "many" },
      inferenceProviderMapping: {
        groq: {
          status: "live",
          task: "conversational",
          providerDetails: { context_length: 8192, pricing: { input: 0.1, output: 0.2 } },
        },
        "bad name!": { status: "live" },
        odd: { status: "sideways" },
        novita: { status: "error", features: { toolCalling: true } },
      },
      "model-index": [
        {
          results: [
            {
              dataset: { name: "MMLU" },
              metrics: [{ type: "acc", value: 0.7, verified: true }, { type: "acc", value: {} }, { value: 1 }],
            },
          ],
        },
        "nothing",
      ],
      evalResults: [
        { data: { dataset: { id: "cais/hle", task_id: "hle" }, value: 12.5 }, verified: true },
        { dataset: { id: "a/b" }, value: "3 of 4", source: { url: "https://example.org", name: "A blog" } },
        { dataset: 5 },
      ],
      baseModels: { relation: "finetune", models: [{ id: "a/b" }, { id: 5 }, "c"] },
      config: { architectures: "LlamaForCausalLM", quantization_config: { quant_method: "awq", load_in_4bit: true } },
      gguf: { total: 5, context_length: "long", chat_template: "x".repeat(100_000) },
    });
    expect(details.spaces).toEqual(["good/space"]);
    expect(details.safetensors).toEqual({ parameters: [{ dtype: "BF16", count: 5 }], total: 5 });
    expect(details.childrenCounts).toEqual({ quantized: 3, finetune: 0, adapter: 0, merge: 0 });
    expect(details.offers).toMatchObject([
      { provider: "groq", status: "live", contextLength: 8192, pricing: { input: 0.1, output: 0.2 } },
      { provider: "novita", status: "error", supportsTools: true, pricing: null },
    ]);
    expect(details.evalResults).toMatchObject([
      { dataset: "cais/hle", metric: "hle", value: 12.5, isVerified: true },
      { dataset: "a/b", metric: "score", value: "3 of 4", source: "A blog", sourceUrl: "https://example.org" },
      { dataset: "MMLU", metric: "acc", value: 0.7, isVerified: true },
    ]);
    expect(details.base).toEqual({ relation: "finetune", ids: ["a/b"] });
    expect(details.config).toEqual({
      architectures: ["LlamaForCausalLM"],
      modelType: null,
      quantization: { method: "awq", bits: 4 },
    });
    expect(details.gguf).toEqual({ total: 5, architecture: null, contextLength: null, totalFileSize: null });
  });

  test("more than anyone needs is cut, and control characters are taken out", async () => {
    const many = (count: number, one: unknown) => Array.from({ length: count }, () => one);
    const { info, details } = await made<ModelDetails>("model", {
      cardData: {
        language: many(5000, "en"),
        base_model: "one/only",
        license_link: "x".repeat(10_000),
        license_name: "na\u0000me\u202E",
        pretty_name: "P".repeat(10_000),
      },
      spaces: many(5000, "a/b"),
      evalResults: many(500, {
        dataset: { id: "d".repeat(5000) },
        value: "v".repeat(5000),
        source: { url: "u".repeat(9000) },
      }),
    });
    expect(info.card).toMatchObject({ baseModels: ["one/only"], licenseName: "name\u202E" });
    expect([info.card.languages.length, details.spaces.length, details.evalResults.length]).toEqual([300, 100, 200]);
  });

  test("a dataset's facts come from its tags", async () => {
    const { details } = await made<DatasetDetails>("dataset", {
      tags: ["format:csv", "modality:text", "size_categories:1M<n<10M", "task_categories:x", 7],
      mainSize: 1.5,
    });
    expect(details).toMatchObject({
      formats: ["csv"],
      modalities: ["text"],
      sizeCategories: ["1M<n<10M"],
      mainSize: null,
    });
  });
});

test.each([
  [{ subdomain: "lab-app" }, "https://lab-app.hf.space"],
  [
    { subdomain: "lab-app", runtime: { stage: "RUNNING", domains: [{ domain: "lab-app.static.hf.space" }] } },
    "https://lab-app.static.hf.space",
  ],
  [{ runtime: { stage: "RUNNING", domains: [{ domain: "evil.example" }] } }, null],
  [{ subdomain: "evil.example/x?" }, null],
  [{ subdomain: "a@b" }, null],
  [{}, null],
])("the app of a Space %j is at %s", (answer, url) => {
  expect(toSpaceDetails(answer).appUrl).toBe(url);
});
