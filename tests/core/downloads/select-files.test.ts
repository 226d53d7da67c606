import { expect, test } from "vitest";
import { selectFiles } from "#core/downloads/plan/select-files.ts";
import type { Selection } from "#shared/contract/downloads.ts";
import { quantisationsOf } from "#shared/model/weights.ts";

const filesOf = (...paths: string[]) => paths.map((path, index) => ({ path, sizeBytes: 10 + index }));
const take = (paths: readonly string[], selection: Selection) =>
  selectFiles(filesOf(...paths), selection).map(({ path }) => path);

const transformers = [
  "README.md",
  "config.json",
  "flax_model.msgpack",
  "model-00001-of-00002.safetensors",
  "model-00002-of-00002.safetensors",
  "model.safetensors.index.json",
  "onnx/config.json",
  "onnx/model.onnx",
  "onnx/model.onnx_data",
  "openvino/openvino_model.bin",
  "openvino/openvino_model.xml",
  "original/consolidated.00.pth",
  "pytorch_model-00001-of-00002.bin",
  "pytorch_model.bin.index.json",
  "rust_model.ot",
  "tf_model.h5",
  "tokenizer.json",
  "training_args.bin",
];
const plain = ["README.md", "config.json", "onnx/config.json", "tokenizer.json", "training_args.bin"];
const safetensors = [
  "model-00001-of-00002.safetensors",
  "model-00002-of-00002.safetensors",
  "model.safetensors.index.json",
];

test.each(["safetensors", "one-format"] as const)(
  "%s keeps safetensors with their index, and all that is not weights",
  (type) => {
    expect(take(transformers, { type })).toEqual([...plain, ...safetensors].sort());
  },
);

test("one-format keeps the next best where there are no safetensors, folder by folder", () => {
  const repo = ["model.onnx", "pytorch_model.bin", "unet/model.bin", "unet/model.safetensors", "vae/model.bin"];
  expect(take(repo, { type: "one-format" })).toEqual(["pytorch_model.bin", "unet/model.safetensors", "vae/model.bin"]);
});

test("one-format keeps a runtime's folder where it is all there is", () => {
  expect(take(["config.json", "onnx/model.onnx"], { type: "one-format" })).toEqual(["config.json", "onnx/model.onnx"]);
});

test("safetensors of a repo that has none is said", () => {
  expect(() => take(["pytorch_model.bin"], { type: "safetensors" })).toThrow("NOT_FOUND");
});

const gguf = [
  "README.md",
  "BF16/Aster-BF16-00001-of-00002.gguf",
  "BF16/Aster-BF16-00002-of-00002.gguf",
  "Aster-Q4_K_M.gguf",
  "Aster-Q8_0.gguf",
  "Aster-UD-Q4_K_XL.gguf",
  "aster.iq2_xxs.gguf",
  "mmproj-BF16.gguf",
  "mmproj-F16.gguf",
];

test("the quantisations of a repo are found by its file names, smallest first", () => {
  expect(quantisationsOf(filesOf(...gguf))).toEqual([
    { label: "Q4_K_M", fileCount: 1, sizeBytes: 13 },
    { label: "Q8_0", fileCount: 1, sizeBytes: 14 },
    { label: "UD-Q4_K_XL", fileCount: 1, sizeBytes: 15 },
    { label: "IQ2_XXS", fileCount: 1, sizeBytes: 16 },
    { label: "BF16", fileCount: 2, sizeBytes: 23 },
  ]);
});

test.each([
  ["Q4_K_M", ["README.md", "Aster-Q4_K_M.gguf", "mmproj-F16.gguf"]],
  ["bf16", ["README.md", ...gguf.slice(1, 3), "mmproj-F16.gguf"]],
])("the quantisation %s comes with its shards, one projector and what is not weights", (label, expected) => {
  expect(take(gguf, { type: "quantisation", label })).toEqual(expected);
});

test("a quantisation that is not there is said by its name", () => {
  expect(() => take(gguf, { type: "quantisation", label: "Q5_K_M" })).toThrow("NOT_FOUND");
});

test("patterns include, then exclude; no include means all", () => {
  const patterns = (include: string[], exclude: string[]) => take(gguf, { type: "patterns", include, exclude });
  expect(patterns(["*Q*"], ["*UD*", "*.md"])).toEqual(["Aster-Q4_K_M.gguf", "Aster-Q8_0.gguf"]);
  expect(patterns([], ["*.gguf"])).toEqual(["README.md"]);
  expect(patterns(["BF16/"], [])).toEqual(gguf.slice(1, 3));
});
