import { LOCAL_APPS, MODEL_LIBRARIES_UI_ELEMENTS } from "@huggingface/tasks";
import { describe, expect, test } from "vitest";
import { allChoices } from "#renderer/features/repo/use/all-choices.ts";
import { chosenFiles } from "#renderer/features/repo/use/chosen-files.ts";
import type { ChosenFile } from "#renderer/features/repo/use/use-choices.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { sampleDetails, sampleInfo } from "#tests/renderer/features/repo/sample-info.ts";

const file: ChosenFile = { quantisation: "Q4_K_M", path: "aster-Q4_K_M.gguf", fileCount: 1 };
const textsOf = (info: RepoInfo, chosen: ChosenFile | null = null) =>
  Object.fromEntries(
    allChoices(info, chosen).map(({ id, snippets }) => [id, snippets.map(({ text }) => text).join("\n---\n")]),
  );
const gguf = { total: 1, architecture: "llama", contextLength: 131_072, totalFileSize: null };
const ggufInfo = (more: Partial<RepoInfo> = {}) =>
  sampleInfo({ details: { ...sampleDetails, gguf, safetensors: null }, tags: ["gguf", "conversational"], ...more });

test("a model in transformers' layout: its library first, then apps, then files", () => {
  const choices = allChoices(sampleInfo(), null);
  expect(choices.map(({ group }) => group)).toEqual([...choices.map(({ group }) => group)].sort(byGroup));
  expect(choices[0]).toMatchObject({ id: "library/transformers", label: "Transformers" });
  expect(choices[0]?.snippets[0]?.text).toContain('pipeline("text-generation", model="northwind-ai/Aster-7B")');
  const texts = textsOf(sampleInfo());
  expect(texts["app/vllm"]).toContain('vllm serve "northwind-ai/Aster-7B"');
  expect(texts["files/hf"]).toBe("hf download northwind-ai/Aster-7B");
  expect(texts["files/git"]).toContain("git clone https://huggingface.co/northwind-ai/Aster-7B");
});

test("a chosen quantisation fills the gaps; without one no gap stays", () => {
  const texts = textsOf(ggufInfo(), file);
  expect(texts["app/ollama"]).toBe("ollama run hf.co/northwind-ai/Aster-7B:Q4_K_M");
  expect(texts["app/localai"]).toContain("huggingface://northwind-ai/Aster-7B/aster-Q4_K_M.gguf");
  expect(texts["files/hf"]).toBe("hf download northwind-ai/Aster-7B aster-Q4_K_M.gguf");
  expect(texts["app/lmstudio"]).toBe("lms get https://huggingface.co/northwind-ai/Aster-7B");
  for (const text of [...Object.values(texts), ...Object.values(textsOf(ggufInfo()))]) expect(text).not.toContain("{{");
});

test("links lead to https pages alone", () => {
  for (const { link } of allChoices(ggufInfo(), file)) if (link !== null) expect(link.url).toMatch(/^https:\/\//);
});

test("files are got at the revision on screen, from the Hub on screen, and the rest says that it loads main", () => {
  const info = sampleInfo({ revision: "refs/pr/3", pageUrl: "http://127.0.0.1:9/northwind-ai/Aster-7B" });
  const texts = textsOf(info);
  expect(texts["files/hf"]).toBe(
    "export HF_ENDPOINT=http://127.0.0.1:9\nhf download northwind-ai/Aster-7B --revision refs/pr/3",
  );
  expect(texts["files/python"]).toContain('snapshot_download("northwind-ai/Aster-7B", revision="refs/pr/3")');
  expect(texts["files/git"]).toContain("git fetch origin refs/pr/3");
  expect(texts["files/javascript"]).toContain('hubUrl: "http://127.0.0.1:9"');
  for (const choice of allChoices(info, null)) expect(choice.isAtRevision).toBe(choice.group === "Files");
});

test("datasets are read where their format can be, and Spaces by their API", () => {
  const dataset = (formats: string[]): RepoInfo =>
    sampleInfo({
      repo: { kind: "dataset", id: "a/rows" },
      pageUrl: "https://huggingface.co/datasets/a/rows",
      gated: "auto",
      details: {
        kind: "dataset",
        description: null,
        mainSize: null,
        sizeCategories: [],
        taskCategories: [],
        modalities: [],
        formats,
      },
    });
  const texts = textsOf(dataset(["parquet"]));
  expect(texts["library/datasets"]).toContain('load_dataset("a/rows")');
  expect(texts["library/duckdb"]).toMatch(
    /^-- Needs a token.*\nSELECT \* FROM 'hf:\/\/datasets\/a\/rows\/\*\*\/\*\.parquet' LIMIT 100;$/,
  );
  expect(texts["library/polars"]).toContain('pl.scan_parquet("hf://datasets/a/rows/**/*.parquet")');
  expect(texts["files/hf"]).toContain("hf download a/rows --repo-type dataset");
  expect(Object.keys(textsOf(dataset(["imagefolder"]))).filter((id) => id.startsWith("library/"))).toEqual([
    "library/datasets",
  ]);
  const space = sampleInfo({
    repo: { kind: "space", id: "a/app" },
    pageUrl: "https://huggingface.co/spaces/a/app",
    details: { kind: "space", sdk: "gradio", appUrl: null, runtime: null, models: [], datasets: [] },
  });
  expect(textsOf(space)["library/gradio_client"]).toContain('Client("a/app")');
});

describe("secrets", () => {
  /** A model that every library and every app would write something for. */
  const every = (more: Partial<RepoInfo>) =>
    ggufInfo({
      tags: [...Object.keys(MODEL_LIBRARIES_UI_ELEMENTS), "text-generation-inference", "mlx", "conversational"],
      ...more,
    });

  test.each(["no", "auto"] as const)("gated: %s. No text holds a token or a place to put one", (gated) => {
    const choices = allChoices(every({ gated }), file);
    expect(choices.length).toBeGreaterThan(Object.keys(LOCAL_APPS).length);
    for (const { snippets } of choices) {
      for (const { text } of snippets) {
        expect(text).not.toMatch(/<secret>|hf_[A-Za-z]{20}|YOUR_TOKEN/);
        if (gated === "no") expect(text).not.toContain("HF_TOKEN=");
      }
    }
    expect(textsOf(every({ gated }), file)["app/tgi"]?.includes('HF_TOKEN="$HF_TOKEN"')).toBe(gated === "auto");
  });
});

describe("a hostile repo", () => {
  const evil = '"); import os; os.system("evil") #';

  test("puts nothing of its own into code", () => {
    const info = ggufInfo({
      pipelineTag: evil,
      library: "__proto__",
      tags: ["transformers", "constructor", `x${evil}`, "a\nb", "peft", "sklearn", "nemo"],
      card: { ...sampleInfo().card, baseModels: [evil, "a/b`evil`"] },
      details: {
        ...sampleDetails,
        gguf: { ...gguf, architecture: evil },
        config: { architectures: [evil], modelType: evil, quantization: { method: evil, bits: 4 } },
      },
    });
    for (const { snippets } of allChoices(info, null)) {
      for (const { text } of snippets) expect(text).not.toContain("evil");
    }
  });

  test("has no file chosen whose name is more than a name", () => {
    const variant = { format: "gguf", quantisation: "Q8_0", sizeBytes: 1, fileCount: 1 };
    const paths = ["fine-Q8_0.gguf", "a folder/x-Q8_0.gguf", "$(evil)-Q8_0.gguf", "-rf-Q8_0.gguf", "x';evil-Q8_0.gguf"];
    const chosen = chosenFiles(paths.map((firstPath) => ({ ...variant, firstPath })));
    expect(chosen.map(({ path }) => path)).toEqual(["fine-Q8_0.gguf"]);
  });
});

const order = ["Libraries", "Local apps", "Files"];
function byGroup(one: string, other: string): number {
  return order.indexOf(one) - order.indexOf(other);
}
