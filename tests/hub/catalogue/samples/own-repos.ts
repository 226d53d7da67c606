/** Sample repos: what the sample person and her organisations keep private, and adapters. */
import { componentModel } from "#tests/hub/catalogue/recipes/component-model.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { contentOfJson } from "#tests/hub/content/content.ts";

export const ownRepos: readonly RepoSpec[] = [
  {
    id: "ana-m/field-notes-private",
    isPrivate: true,
    pipelineTag: "text-generation",
    cardData: { license: "apache-2.0" },
    card: "# Field notes\n\nOnly for me. If you can read this without being Ana, something is wrong.\n",
    files: { "notes.txt": "Low water at 06:12. Two herons, one boat.\n" },
    downloads: 0,
    likes: 0,
    trendingScore: 0,
  },
  adapter("ana-m/aster-nano-sea-shanties", "northwind-ai/Aster-Nano-Instruct", "Sings."),
  adapter("loomworks/aster-7b-plain-words", "northwind-ai/Aster-7B-Instruct", "Says it in plain words."),
  {
    ...adapter("helios/lumen-next-draft", "helios/Lumen-Small-EN", "Not announced yet."),
    isPrivate: true,
    downloads: 3,
    trendingScore: 0,
  },
  {
    ...adapter("quarry-labs/basalt-review-copy", "quarry-labs/Basalt-1B-Instruct", "For reviewers."),
    isPrivate: true,
    downloads: 11,
    trendingScore: 0,
  },
];

function adapter(id: string, base: string, intro: string): RepoSpec {
  return componentModel({
    id,
    pipelineTag: "text-generation",
    libraryName: "peft",
    cardData: { license: "apache-2.0", base_model: base, tags: ["lora", `base_model:adapter:${base}`] },
    components: [{ folder: "", config: null, parameters: 2_600_000, type: "F32", stem: "adapter_model" }],
    files: {
      "adapter_config.json": contentOfJson({ base_model_name_or_path: base, peft_type: "LORA", r: 16, lora_alpha: 32 }),
    },
    text: { title: id.split("/")[1] ?? id, intro },
  });
}
