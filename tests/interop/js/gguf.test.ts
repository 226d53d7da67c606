/** @huggingface/gguf reads generated GGUF files over the stand-in, by ranges, unmodified. */
import { GGMLQuantizationType, gguf } from "@huggingface/gguf";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(() => hub.clearRequests());

const url = (path: string): string => `${hub.hubUrl}/northwind-ai/Aster-Nano-Instruct-GGUF/resolve/main/${path}`;

test("metadata and tensors are those of the model, and only the head of the file is read", async () => {
  const { metadata, tensorInfos, parameterCount } = await gguf(url("Aster-Nano-Instruct-Q2_K.gguf"), {
    computeParametersCount: true,
  });
  expect(metadata).toMatchObject({
    version: 3,
    "general.architecture": "llama",
    "llama.context_length": 32_768,
    "tokenizer.chat_template": expect.stringContaining("{%"),
  });
  expect(Number(metadata.tensor_count)).toBe(tensorInfos.length);
  expect(parameterCount).toBe(40_509_952);
  expect(tensorInfos.map(({ dtype }) => dtype)).toContain(GGMLQuantizationType.Q2_K);
  const cdn = hub.requests.filter(({ origin }) => origin === "cdn");
  expect(cdn.length).toBeGreaterThan(0);
  expect(cdn.every(({ status }) => status === 206)).toBe(true);
});

test("types of metadata are told", async () => {
  const { typedMetadata } = await gguf(url("Aster-Nano-Instruct-Q2_K.gguf"), { typedMetadata: true });
  expect(typedMetadata["general.architecture"]).toMatchObject({ value: "llama" });
});
