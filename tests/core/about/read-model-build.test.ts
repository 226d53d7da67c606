import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { readModelBuild } from "#core/about/read-model-build.ts";
import { weightsVariants } from "#core/about/weights-variants.ts";
import { modelBuild } from "#shared/contract/about.ts";
import { testHubAccess } from "#tests/core/hub-access.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
});
afterEach(() => {
  hub.faults.clear();
  hub.clearRequests();
});
afterAll(() => hub.close());

async function build(id: string, token?: string) {
  const opened = testHubAccess({ hub: hub.hubUrl, router: null });
  if (token !== undefined) opened.signIn({ id: "ana", token });
  try {
    const at = { repo: { kind: "model", id }, revision: "main" } as const;
    const found = await readModelBuild(opened.access, at, AbortSignal.timeout(30_000));
    expect(modelBuild.parse(found)).toEqual(found);
    return found;
  } finally {
    await opened.close();
  }
}

test("a model in transformers' layout is told by its config.json", async () => {
  expect(await build("northwind-ai/Aster-7B-Instruct")).toMatchObject({
    source: "config.json",
    architecture: { modelType: "llama", layers: 28, kvHeads: 4, headDim: 128, contextMax: 131_072 },
    variants: [{ format: "safetensors", quantisation: null, sizeBytes: expect.any(Number) }],
    isCut: false,
  });
});

test("quantisations are told by the files' names, and the build by the head of the smallest, of which little is read", async () => {
  const { architecture, source, variants } = await build("northwind-ai/Aster-7B-Instruct-GGUF");
  expect(variants.map(({ quantisation }) => quantisation)).toEqual(["Q4_K_M", "Q5_K_M", "Q8_0"]);
  expect(source).toBe("gguf");
  expect(architecture).toMatchObject({ layers: 28, kvHeads: 4, headDim: 128, contextMax: 131_072 });
  const ranges = hub.requests.flatMap(({ headers }) => headers["range"] ?? []);
  expect(ranges).not.toEqual([]);
  expect([...new Set(ranges)]).toEqual(["bytes=0-131071"]);
});

test("a file that one may not read is as if it were not there; the weights are listed all the same", async () => {
  const closed = await build("quarry-labs/Basalt-70B");
  expect(closed).toMatchObject({ architecture: null, source: null });
  expect(closed.variants.length).toBeGreaterThan(0);
});

test("a config.json that is no JSON does no harm", async () => {
  hub.faults.add({ path: /config\.json$/, answer: { status: 200, headers: {}, body: "<html>" } });
  expect(await build("northwind-ai/Aster-7B-Instruct")).toMatchObject({ architecture: null });
});

test("a tree without end is read for a few pages, and that is said", async () => {
  const next = `<${hub.hubUrl}/api/models/a/b/tree/main?cursor=again>; rel="next"`;
  const headers = { "content-type": "application/json", link: next };
  hub.faults.add({ path: /\/tree\//, times: 100, answer: { status: 200, headers, body: "[7, {}]" } });
  expect(await build("northwind-ai/Aster-7B-Instruct")).toMatchObject({ variants: [], isCut: true });
  expect(hub.requests.length).toBe(4);
});

test("a repo that is not there fails in words", async () => {
  await expect(build("nobody/nothing")).rejects.toThrow("NOT_FOUND");
});

const file = (path: string, sizeBytes = 10) => ({ path, sizeBytes });

test("weights in two formats, in shards, for other runtimes and once more in half precision are counted once", () => {
  const files = [
    file("config.json"),
    file("model-00001-of-00002.safetensors", 100),
    file("model-00002-of-00002.safetensors", 50),
    file("model.safetensors.index.json"),
    file("pytorch_model.bin", 150),
    file("onnx/model.onnx", 150),
    file("model.Q4_K_M-00001-of-00002.gguf", 20),
    file("model.Q4_K_M-00002-of-00002.gguf", 20),
    file("mmproj-model-f16.gguf", 5),
  ];
  expect(weightsVariants(files)).toEqual([
    {
      format: "gguf",
      quantisation: "Q4_K_M",
      sizeBytes: 40,
      fileCount: 2,
      firstPath: "model.Q4_K_M-00001-of-00002.gguf",
    },
    {
      format: "safetensors",
      quantisation: null,
      sizeBytes: 150,
      fileCount: 2,
      firstPath: "model-00001-of-00002.safetensors",
    },
  ]);
  const diffusers = [
    file("unet/diffusion_pytorch_model.safetensors", 1000),
    file("unet/diffusion_pytorch_model.fp16.safetensors", 500),
    file("vae/diffusion_pytorch_model.safetensors", 100),
  ];
  expect(weightsVariants(diffusers)).toMatchObject([{ sizeBytes: 1100, fileCount: 2 }]);
});
