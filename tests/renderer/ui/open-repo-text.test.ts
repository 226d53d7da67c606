import { expect, test } from "vitest";
import { placeOfRepoText } from "#renderer/ui/open-repo-text.ts";
import { parseRepoText } from "#shared/model/parse-repo-text.ts";

test.each([
  ["org/name", {}],
  ["org/name@v2", { revision: "v2" }],
  ["https://hf.co/org/name/tree/v2/onnx", { tab: "files", revision: "v2", path: "onnx" }],
  ["https://hf.co/org/name/tree/main", { tab: "files" }],
  ["https://hf.co/org/name/blob/main/onnx/a.bin", { tab: "files", path: "onnx", file: "onnx/a.bin" }],
  ["hf download org/name config.json", { tab: "files", file: "config.json" }],
  ["ollama run hf.co/org/name:Q4_K_M", { tab: "files", find: "Q4_K_M" }],
  ["hf download org/name --include '*.gguf'", { tab: "files", find: "*.gguf" }],
  ["https://hf.co/org/name/commits/main", { tab: "versions" }],
])("%s leads to %j", (text, place) => {
  const repo = parseRepoText(text);
  expect(repo === null ? null : placeOfRepoText(repo)).toEqual(place);
});
