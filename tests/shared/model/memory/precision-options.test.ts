import { expect, test } from "vitest";
import type { Architecture } from "#shared/model/memory/architecture.ts";
import type { MachineMemory } from "#shared/model/memory/fits.ts";
import {
  bestOption,
  judgeOptions,
  type ModelFacts,
  type ModelFiles,
  precisionOptions,
} from "#shared/model/memory/precision-options.ts";

const GB = 1_000_000_000;
const writer: Architecture = {
  modelType: "llama",
  layers: 32,
  cachingLayers: 32,
  slidingLayers: 0,
  slidingWindow: null,
  kvHeads: 8,
  headDim: 128,
  latentSize: null,
  hiddenSize: 4096,
  vocabularySize: 128_256,
  experts: null,
  contextMax: 131_072,
};
const facts = (more: Partial<ModelFacts> = {}): ModelFacts => ({
  quantization: null,
  safetensors: {
    parameters: [
      { dtype: "BF16", count: 8 * GB },
      { dtype: "F32", count: 10 },
    ],
    total: 8 * GB,
  },
  parameters: 8 * GB,
  ...more,
});
const files = (variants: ModelFiles["variants"], architecture: Architecture | null = writer): ModelFiles => ({
  architecture,
  variants,
});
const safetensors = { format: "safetensors", quantisation: null, sizeBytes: 16 * GB };
const gguf = (quantisation: string, size: number) => ({ format: "gguf", quantisation, sizeBytes: size * GB });
const machine = (total: number, free: number): MachineMemory => ({
  memory: { totalBytes: total * GB, availableBytes: free * GB },
  gpus: [],
});
const labels = (options: readonly { readonly label: string; readonly isInRepo: boolean }[]) =>
  options.map(({ label, isInRepo }) => (isInRepo ? label : `(${label})`));

test("a repo in one precision, and what it could be converted to", () => {
  expect(labels(precisionOptions(facts(), files([safetensors])))).toEqual(["BF16", "(Q8_0)", "(Q4_K_M)"]);
});

test("a repo of quantisations, the largest first, and no others", () => {
  const found = precisionOptions(facts({ safetensors: null }), files([gguf("Q4_K_M", 5), gguf("Q8_0", 8.5)]));
  expect(labels(found)).toEqual(["Q8_0", "Q4_K_M"]);
  expect(found.map(({ quantisation }) => quantisation)).toEqual(["Q8_0", "Q4_K_M"]);
});

test("a model that writes can be converted, also while its files are closed; of another that is not known", () => {
  const closed = files([safetensors], null);
  expect(labels(precisionOptions(facts({ writesText: true }), closed))).toEqual(["BF16", "(Q8_0)", "(Q4_K_M)"]);
  expect(labels(precisionOptions(facts(), closed))).toEqual(["BF16"]);
});

test("what is quantised already is named after its method, and not converted again", () => {
  const quantization = { method: "awq", bits: 4 };
  expect(labels(precisionOptions(facts({ quantization }), files([safetensors])))).toEqual(["AWQ 4-bit"]);
});

test("an encoder is halved and never quantised for llama.cpp", () => {
  const encoder = { ...writer, cachingLayers: 0 };
  const single = facts({ safetensors: { parameters: [{ dtype: "F32", count: 100 }], total: 100 }, parameters: 100 });
  expect(labels(precisionOptions(single, files([safetensors], encoder)))).toEqual(["F32", "(F16)"]);
  expect(labels(precisionOptions(facts(), files([safetensors], encoder)))).toEqual(["BF16"]);
});

test("before the files are known the parameters by type stand for them; a repo that tells nothing has no options", () => {
  expect(precisionOptions(facts(), null)[0]).toMatchObject({
    label: "BF16",
    isInRepo: true,
    weights: { type: "types" },
  });
  expect(precisionOptions({ quantization: null, safetensors: null, parameters: null }, files([]))).toEqual([]);
  expect(
    labels(
      precisionOptions(facts({ safetensors: null, parameters: null }), files([{ ...safetensors, format: "pytorch" }])),
    ),
  ).toEqual(["PyTorch"]);
});

test.each([
  ["the largest that fits", machine(32, 20), "Q8_0", "fits"],
  ["a smaller one where the largest is tight", machine(16, 8), "Q4_K_M", "fits"],
  ["the largest that is tight where none fits", machine(16, 3), "Q8_0", "tight"],
  ["the smallest where the machine is too small", machine(6, 5), "Q4_K_M", "no"],
])("best is %s", (_name, on, label, fit) => {
  const options = precisionOptions(facts({ safetensors: null }), files([gguf("Q4_K_M", 5), gguf("Q8_0", 8.5)]));
  expect(bestOption(judgeOptions(options, writer, { machine: on }))).toMatchObject({ label, fit });
});

test("best is never what one would have to convert to, while the repo has something", () => {
  const judged = judgeOptions(precisionOptions(facts(), files([safetensors])), writer, { machine: machine(16, 12) });
  expect(bestOption(judged)).toMatchObject({ label: "BF16", fit: "no" });
  expect(bestOption([])).toBeNull();
});
