/** The repos of the sample catalogue: made-up owners, names and numbers. */
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { contentOfJson } from "#tests/hub/content/content.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { countParameters, safetensorsFile } from "#tests/hub/content/safetensors.ts";

/** Old names of repos. */
export const sampleRenames: readonly (readonly [string, string])[] = [
  ["northwind-ai/Aster-Tiny", "northwind-ai/Aster-Nano-Instruct"],
];

/** The sample catalogue, the same in every run. */
export function sampleRepos(): RepoSpec[] {
  const tensors = [{ name: "model.embed_tokens.weight", type: "BF16", shape: [8192, 512] }] as const;
  return [
    {
      id: "northwind-ai/Aster-Nano-Instruct",
      pipelineTag: "text-generation",
      libraryName: "transformers",
      cardData: { license: "apache-2.0", language: ["en"] },
      card: "# Aster Nano Instruct\n\nA compact model.\n",
      files: {
        "config.json": contentOfJson({ model_type: "llama" }),
        "model.safetensors": safetensorsFile("aster-nano", tensors),
        "onnx/model.onnx": patternBytes("aster-nano-onnx", 2_000_000),
        "onnx/config.json": contentOfJson({ opset: 17 }),
      },
      safetensors: countParameters(tensors),
      providers: [
        { provider: "groq", providerId: "aster-nano", task: "conversational", status: "live", contextLength: 32768 },
      ],
      gitTags: { "v1.0": {} },
      pullRequests: { "1": { "config.json": "{}\n" } },
    },
    { id: "quarry-labs/Basalt-70B", gated: "manual", pipelineTag: "text-generation", files: { "config.json": "{}\n" } },
    {
      id: "marais-vision/Pixelry-XL",
      gated: "auto",
      pipelineTag: "text-to-image",
      files: { "model_index.json": "{}\n" },
    },
    { id: "ana-m/field-notes-private", isPrivate: true, files: { "notes.txt": "hello\n" } },
    { id: "tessera/withdrawn", isDisabled: true, files: { "config.json": "{}\n" } },
  ];
}
