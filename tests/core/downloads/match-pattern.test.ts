import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { compilePattern } from "#core/downloads/plan/match-pattern.ts";
import { describeWithPython } from "#tests/interop/python/find-python.ts";

const paths = [
  "config.json",
  "Config.JSON",
  "model.safetensors",
  "model-00001-of-00002.safetensors",
  "onnx/model.onnx",
  "onnx/deep/model.onnx_data",
  ".gitattributes",
  "a",
  "b",
  "z",
  "-",
  "]",
  "!",
  "^x",
  "[x]",
  "a-c",
  "data/a b.txt",
  "näme/日本.txt",
  "🤗.bin",
  "line\nbreak.txt",
  "back\\slash.txt",
  "",
];

/** Patterns, and the paths of the list above that they take. */
const taken: readonly (readonly [string, readonly string[]])[] = [
  ["*.json", ["config.json"]],
  ["*.onnx*", ["onnx/model.onnx", "onnx/deep/model.onnx_data"]],
  ["onnx/*", ["onnx/model.onnx", "onnx/deep/model.onnx_data"]],
  ["onnx/", ["onnx/model.onnx", "onnx/deep/model.onnx_data"]],
  ["onnx", []],
  ["?", ["a", "b", "z", "-", "]", "!"]],
  ["[a-c]", ["a", "b"]],
  ["[!a-c]", ["z", "-", "]", "!"]],
  ["[]]", ["]"]],
  ["[!]]", ["a", "b", "z", "-", "!"]],
  ["[a-]", ["a", "-"]],
  ["[z-a]", []],
  ["[!z-a]", ["a", "b", "z", "-", "]", "!"]],
  ["[x]", []],
  ["[[]x]", ["[x]"]],
  ["[^]x", ["^x"]],
  ["back\\slash.txt", ["back\\slash.txt"]],
  ["back/slash.txt", ["back\\slash.txt"]],
  ["*日本*", ["näme/日本.txt"]],
  ["?.bin", ["🤗.bin"]],
  ["line*", ["line\nbreak.txt"]],
];

const odd = [
  "[",
  "[!",
  "[]",
  "[!]",
  "[a",
  "a[",
  "[c-b-a]",
  "[a-b-c]",
  "[!c-a]",
  "[!-a]",
  "[-]",
  "[--]",
  "[a--z]",
  "[&&]",
];
const more = [
  ...odd,
  "*",
  "**",
  "**/*.txt",
  "*/",
  "/",
  "***a***",
  "[a-c]*",
  "[!!]",
  "[~|]",
  "[a\\]",
  "\\[x\\]",
  "*.[jJ]*",
];

test.each(taken)("the pattern %j takes what fnmatch takes", (pattern, expected) => {
  expect(paths.filter(compilePattern(pattern))).toEqual(expected);
});

test("a pattern of many stars takes no longer than its length times the path's", () => {
  const startedAt = performance.now();
  expect(compilePattern(`${"*a".repeat(200)}b`)("a".repeat(1000))).toBe(false);
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

const script = `
import json, sys
from huggingface_hub.utils import filter_repo_objects
paths, patterns = json.load(sys.stdin)
print(json.dumps([list(filter_repo_objects(paths, allow_patterns=[p])) for p in patterns]))
`;

describeWithPython("against huggingface_hub's own filter", (python) => {
  test("every pattern takes the same paths", () => {
    const patterns = [...taken.map(([pattern]) => pattern), ...more];
    const input = JSON.stringify([paths, patterns]);
    const answers: unknown = JSON.parse(execFileSync(python.path, ["-c", script], { input, encoding: "utf8" }));
    expect(patterns.map((pattern) => paths.filter(compilePattern(pattern)))).toEqual(answers);
  });
});
