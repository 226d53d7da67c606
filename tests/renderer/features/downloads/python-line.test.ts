import { expect, test } from "vitest";
import { pythonLine } from "#renderer/features/downloads/python-line.ts";
import { sampleJob } from "#tests/renderer/features/sample-job.ts";

test("a whole repo is loaded as a snapshot", () => {
  expect(pythonLine(sampleJob(), null)).toBe(
    'from huggingface_hub import snapshot_download; path = snapshot_download("northwind-ai/Aster-7B-Instruct")',
  );
});

test("one file is loaded by its path", () => {
  expect(pythonLine(sampleJob({ fileCount: 1, firstPath: "a/b.bin" }), null)).toBe(
    'from huggingface_hub import hf_hub_download; path = hf_hub_download("northwind-ai/Aster-7B-Instruct", "a/b.bin")',
  );
});

test("of files that are not the whole repo one is named, since a snapshot would fetch the rest", () => {
  expect(pythonLine(sampleJob({ isWhole: false }), null)).toContain(
    'hf_hub_download("northwind-ai/Aster-7B-Instruct", "config.json")',
  );
});

test("files in a folder of one's own are found by that folder", () => {
  expect(pythonLine(sampleJob({ folder: "/home/ana/models" }), "/data/hub")).toContain(
    'snapshot_download("northwind-ai/Aster-7B-Instruct", local_dir="/home/ana/models")',
  );
});

test("what Python would not guess is said: another kind, revision or cache folder", () => {
  const job = sampleJob({ repo: { kind: "dataset", id: "a/b" }, revision: "refs/pr/1" });
  expect(pythonLine(job, "/data/hub")).toContain(
    '("a/b", repo_type="dataset", revision="refs/pr/1", cache_dir="/data/hub")',
  );
});

test("no file name can leave its string", () => {
  const line = pythonLine(sampleJob({ fileCount: 1, firstPath: '"); import os\n#\\' }), null);
  expect(line).toContain('"\\"); import os\\n#\\\\"');
  expect(line).not.toContain("\n");
});
