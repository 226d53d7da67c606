/** Repos for the tests of downloads: small files, large files in LFS, names of all kinds. */
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";

/** The length of the large file; large enough for a fault to strike in its middle. */
export const largeBytes = 3_000_000;

export const tiny: RepoSpec = {
  id: "tests/tiny",
  files: {
    "config.json": '{"model_type": "tiny"}\n',
    "empty.txt": "",
    "onnx/model.onnx": patternBytes("onnx", 300_000),
    "model.safetensors": patternBytes("tiny", largeBytes),
    "names/spaces and ünïcode #1?.txt": "hello\n",
  },
  branches: { "release/v1": { "config.json": '{"model_type": "older"}\n' } },
};
