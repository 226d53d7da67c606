/** The repo of the soak: large files in LFS, many small ones, an empty one, nested and unusual names. */
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import type { Content } from "#tests/hub/content/content.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";

const smallCount = 150;

const small = Array.from({ length: smallCount }, (_, number): [string, Content] => {
  const path = `tokens/${number % 7}/part ${number}.txt`;
  return [path, patternBytes(path, 1000 + ((number * 7919) % 20_000))];
});

export const soakFiles: Readonly<Record<string, Content | string>> = {
  "config.json": '{"model_type": "soak"}\n',
  "empty.txt": "",
  "model-00001-of-00002.safetensors": patternBytes("soak one", 24_000_000),
  "model-00002-of-00002.safetensors": patternBytes("soak two", 9_000_001),
  "onnx/deep/er/model.onnx": patternBytes("soak onnx", 2_500_000),
  "names/spaces and ünïcode #1?.txt": "hello\n",
  ...Object.fromEntries(small),
};

/** All its files but those that the stand-in adds. */
export const soakBytes = Object.values(soakFiles).reduce(
  (sum, content) => sum + (typeof content === "string" ? Buffer.byteLength(content) : content.sizeBytes),
  0,
);

export const soakRepo: RepoSpec = { id: "tests/soak", files: soakFiles };
