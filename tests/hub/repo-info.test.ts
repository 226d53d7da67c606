/** Info, revisions, refs and commits of a repo. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bearer } from "#tests/hub/bearer.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const nano = "/api/models/northwind-ai/Aster-Nano-Instruct";
const get = (path: string, secret?: string): Promise<Response> =>
  fetch(hub.hubUrl + path, { redirect: "manual", headers: secret === undefined ? {} : bearer(secret) });

describe("info", () => {
  test("says what a repo is, with the parameters that its weights hold", async () => {
    const body = await (await get(nano)).json();
    expect(body).toMatchObject({
      ...{
        id: "northwind-ai/Aster-Nano-Instruct",
        author: "northwind-ai",
        private: false,
        gated: false,
        disabled: false,
      },
      ...{ pipeline_tag: "text-generation", library_name: "transformers", inference: "warm" },
      safetensors: { parameters: { BF16: 40_509_952 }, total: 40_509_952 },
      cardData: { license: "apache-2.0", language: ["en"] },
      config: { model_type: "llama", tokenizer_config: { chat_template: expect.any(String) } },
    });
    expect(body._id).toMatch(/^[0-9a-f]{24}$/);
    expect(Number.parseInt(body._id.slice(0, 8), 16)).toBe(Math.floor(Date.parse(body.createdAt) / 1000));
    expect(body.tags).toEqual(
      expect.arrayContaining(["transformers", "safetensors", "license:apache-2.0", "region:us"]),
    );
    expect(body.siblings).toContainEqual({ rfilename: "model.safetensors" });
  });

  test("with blobs=true the siblings have sizes and hashes, LFS ones under `sha256`", async () => {
    const { siblings } = await (await get(`${nano}?blobs=true`)).json();
    const find = (name: string): unknown => siblings.find(({ rfilename }: { rfilename: string }) => rfilename === name);
    expect(find("config.json")).toEqual({
      rfilename: "config.json",
      size: expect.any(Number),
      blobId: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    expect(find("model.safetensors")).toMatchObject({
      lfs: {
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        size: expect.any(Number),
        pointerSize: expect.any(Number),
      },
    });
  });

  test("the provider mapping is an object by provider here, an array in the list", async () => {
    const { inferenceProviderMapping } = await (await get(`${nano}?expand[]=inferenceProviderMapping`)).json();
    expect(inferenceProviderMapping.groq).toMatchObject({
      status: "live",
      providerId: "aster-nano",
      task: "conversational",
    });
  });

  test("a GGUF repo says its architecture and context", async () => {
    const { gguf, tags } = await (await get("/api/models/northwind-ai/Aster-Nano-Instruct-GGUF")).json();
    expect(gguf).toMatchObject({ architecture: "llama", context_length: 32_768, total: 40_509_952 });
    expect(tags).toContain("base_model:quantized:northwind-ai/Aster-Nano-Instruct");
  });
});

describe("info of every kind", () => {
  test("a model names its base, what was made from it, and the Spaces that use it", async () => {
    const base = await (await get(nano)).json();
    expect(base.childrenModelCount).toMatchObject({ quantized: 1, adapter: 1 });
    expect(base.spaces).toEqual(["northwind-ai/chat-with-aster"]);
    expect(base.transformersInfo).toMatchObject({ auto_model: "AutoModelForCausalLM" });
    const { baseModels } = await (await get("/api/models/northwind-ai/Aster-Nano-Instruct-GGUF")).json();
    expect(baseModels).toEqual({ relation: "quantized", models: [{ _id: base._id, id: base.id }] });
    expect(base.usedStorage).toBeGreaterThan(base.safetensors.total);
  });

  test("a dataset says what is in it", async () => {
    const body = await (await get("/api/datasets/northwind-ai/plain-instructions")).json();
    expect(body).toMatchObject({
      ...{ id: "northwind-ai/plain-instructions", gated: false, downloads: 48_210 },
      cardData: { pretty_name: "Plain Instructions" },
      description: expect.stringContaining("Short instructions"),
    });
    expect(body.tags).toEqual(expect.arrayContaining(["task_categories:text-generation", "language:en"]));
    expect(body.siblings).toContainEqual({ rfilename: "data/train-00000-of-00002.parquet" });
    expect(body.modelId).toBeUndefined();
    expect(body.mainSize).toBeGreaterThan(1000);
  });

  test("a Space says what it runs, where and how it is", async () => {
    const body = await (await get("/api/spaces/marais-vision/pixelry-studio")).json();
    expect(body).toMatchObject({
      ...{ sdk: "docker", subdomain: "marais-vision-pixelry-studio", models: ["marais-vision/Pixelry-XL"] },
      host: "https://marais-vision-pixelry-studio.hf.space",
      runtime: {
        ...{ stage: "SLEEPING", hardware: { current: null, requested: "a10g-large" }, gcTimeout: 3600 },
        ...{ replicas: { current: 0, requested: 1 }, sha: body.sha },
      },
    });
  });

  test("a private repo of a resource group says which", async () => {
    const path = "/api/datasets/helios/dictation-private";
    expect((await get(path, hub.tokens.fineGrainedOneModel)).status).toBe(404);
    const { resourceGroup } = await (await get(path, hub.tokens.fineGrainedResourceGroup)).json();
    expect(resourceGroup).toMatchObject({ name: "clinic" });
  });

  test("the scan of a repo finds nothing", async () => {
    expect(await (await get(`${nano}/scan`)).json()).toEqual({ scansDone: true, filesWithIssues: [] });
  });

  test("old names of datasets and Spaces lead to the new ones", async () => {
    for (const [from, to] of [
      ["datasets/northwind-ai/instructions", "datasets/northwind-ai/plain-instructions"],
      ["spaces/northwind-ai/aster-chat", "spaces/northwind-ai/chat-with-aster"],
    ]) {
      expect((await get(`/api/${from}`)).headers.get("location")).toBe(`/api/${to}`);
    }
  });
});

describe("revisions", () => {
  test("HEAD, branch, tag, pull request, full and short commit id all name a commit", async () => {
    const { sha } = await (await get(nano)).json();
    const shaAt = async (revision: string): Promise<string> =>
      (await (await get(`${nano}/revision/${encodeURIComponent(revision)}`)).json()).sha;
    for (const same of ["HEAD", "main", sha, sha.slice(0, 8)]) expect(await shaAt(same)).toBe(sha);
    const others = await Promise.all(["longer-context", "v1.0", "refs/pr/1"].map(shaAt));
    expect(new Set([...others, sha]).size).toBe(4);
  });

  test("an unknown revision is 404 RevisionNotFound", async () => {
    const response = await get(`${nano}/revision/nope`);
    expect(response.status).toBe(404);
    expect(response.headers.get("x-error-code")).toBe("RevisionNotFound");
    expect(await response.json()).toEqual({ error: "Invalid rev id: nope" });
  });

  test("refs lists branches and tags, and pull requests when asked", async () => {
    const refs = await (await get(`${nano}/refs?include_prs=1`)).json();
    expect(refs.branches.map(({ ref }: { ref: string }) => ref)).toEqual([
      "refs/heads/main",
      "refs/heads/longer-context",
    ]);
    expect(refs.tags).toEqual([{ name: "v1.0", ref: "refs/tags/v1.0", targetCommit: expect.any(String) }]);
    expect(refs.pullRequests).toMatchObject([{ name: "1", ref: "refs/pr/1" }]);
    expect((await (await get(`${nano}/refs`)).json()).pullRequests).toBeUndefined();
  });

  test("commits go from the newest back, in pages", async () => {
    const first = await get(`${nano}/commits/main?limit=2`);
    expect(first.headers.get("x-total-count")).toBe("3");
    const next = /<(http[^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    const all = [...(await first.json()), ...(await (await fetch(next)).json())];
    expect(all.map(({ title }) => title)).toEqual(["Update README.md", "Upload model files", "initial commit"]);
  });
});

describe("what is not there", () => {
  test("a missing repo is 401 without a token and 404 RepoNotFound with one", async () => {
    const anonymous = await get("/api/models/nobody/nothing");
    expect(anonymous.status).toBe(401);
    expect(anonymous.headers.get("x-error-code")).toBeNull();
    const known = await get("/api/models/nobody/nothing", hub.tokens.read);
    expect(known.status).toBe(404);
    expect(known.headers.get("x-error-code")).toBe("RepoNotFound");
  });

  test("an old name and another spelling are a relative 307 that keeps the query", async () => {
    for (const name of ["northwind-ai/Aster-Tiny", "northwind-ai/aster-nano-instruct"]) {
      const response = await get(`/api/models/${name}/revision/main?blobs=true`);
      expect(response.status).toBe(307);
      expect(response.headers.get("location")).toBe(`${nano}/revision/main?blobs=true`);
    }
  });
});
