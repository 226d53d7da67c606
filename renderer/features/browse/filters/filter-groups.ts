/** The filters of each list: their names, where their choices come from, and which are folded up at first. */

import type { FilterKey } from "#renderer/features/browse/browse-search.ts";
import { languageLabel } from "#renderer/text/language-words.ts";
import { rowsWords, sdkLabel } from "#renderer/text/repo-words.ts";
import { pipelineTagGroups, pipelineTagLabel } from "#shared/model/pipeline-tags.ts";
import type { RepoKind } from "#shared/model/repo-id.ts";

export type Choice = { readonly value: string; readonly label: string };

export type ChoiceGroup = {
  readonly type: "choices";
  readonly key: FilterKey;
  readonly title: string;
  /** Several may be chosen; the Hub then lists what has all of them, or any where `isAny`. */
  readonly isSeveral: boolean;
  /** The type of tags that the Hub has for it, and what their ids begin with. */
  readonly facet?: { readonly type: string; readonly lead: string };
  /** Choices that stand first; all there are, without a facet or while its tags are not known. */
  readonly first: readonly Choice[];
  readonly labelOf?: (value: string) => string;
  readonly hint?: string;
  readonly isOpen?: boolean;
};

export type FilterGroup =
  | ChoiceGroup
  | { readonly type: "laptop"; readonly title: string; readonly isOpen?: boolean }
  | { readonly type: "parameters"; readonly title: string; readonly isOpen?: boolean }
  | {
      readonly type: "names";
      readonly title: string;
      readonly fields: readonly { readonly key: FilterKey; readonly label: string; readonly placeholder: string }[];
      readonly isOpen?: boolean;
    };

const same = (...values: readonly string[]): Choice[] => values.map((value) => ({ value, label: value }));
const labelled = (labels: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const tasks: readonly Choice[] = pipelineTagGroups.flatMap(({ tags }) => labelled(tags));
const usualTasks = [
  "text-generation",
  "image-text-to-text",
  "feature-extraction",
  "text-to-image",
  "automatic-speech-recognition",
];
const tasksFirst = tasks.toSorted((a, b) => rankIn(usualTasks, a.value) - rankIn(usualTasks, b.value));

/** Source: the providers that the inference client knows, without those that take no Hugging Face token. */
const providers = labelled({
  all: "Any provider",
  "hf-inference": "HF Inference",
  cerebras: "Cerebras",
  cohere: "Cohere",
  deepinfra: "DeepInfra",
  "fal-ai": "fal",
  "featherless-ai": "Featherless",
  "fireworks-ai": "Fireworks",
  groq: "Groq",
  baseten: "Baseten",
  novita: "Novita",
  nscale: "Nscale",
  ovhcloud: "OVHcloud",
  publicai: "Public AI",
  replicate: "Replicate",
  scaleway: "Scaleway",
  together: "Together",
  wavespeed: "WaveSpeed",
  "zai-org": "Z.ai",
});
const apps = labelled({
  "llama.cpp": "llama.cpp",
  lmstudio: "LM Studio",
  ollama: "Ollama",
  jan: "Jan",
  "mlx-lm": "MLX LM",
  vllm: "vLLM",
  koboldcpp: "KoboldCpp",
  msty: "Msty",
  diffusionbee: "DiffusionBee",
});
const access = labelled({ yes: "Gated", no: "Not gated" });
const license = {
  key: "license",
  title: "Licence",
  isSeveral: false,
  facet: { type: "license", lead: "license:" },
} as const;
const usualLicenses = same("apache-2.0", "mit", "cc-by-4.0", "cc-by-nc-4.0", "openrail");
const author = { key: "author", label: "Author", placeholder: "A user or organisation" } as const;
const laptop = { type: "laptop", title: "This computer", isOpen: true } as const;

export const filterGroups: Readonly<Record<RepoKind, readonly FilterGroup[]>> = {
  model: [
    laptop,
    {
      type: "choices",
      key: "task",
      title: "Task",
      isSeveral: false,
      facet: { type: "pipeline_tag", lead: "" },
      first: tasksFirst,
      labelOf: pipelineTagLabel,
      isOpen: true,
    },
    { type: "choices", key: "provider", title: "Can run now", isSeveral: false, first: providers, isOpen: true },
    {
      type: "choices",
      key: "format",
      title: "Format",
      isSeveral: true,
      first: labelled({ safetensors: "Safetensors", gguf: "GGUF", onnx: "ONNX", mlx: "MLX" }),
      isOpen: true,
    },
    {
      type: "choices",
      key: "library",
      title: "Library",
      isSeveral: true,
      facet: { type: "library", lead: "" },
      first: labelled({
        transformers: "Transformers",
        diffusers: "Diffusers",
        "sentence-transformers": "Sentence Transformers",
        timm: "timm",
        peft: "PEFT",
      }),
    },
    { type: "choices", ...license, first: usualLicenses },
    {
      type: "choices",
      key: "language",
      title: "Language",
      isSeveral: true,
      facet: { type: "language", lead: "" },
      first: labelled({ en: "English", zh: "Chinese", fr: "French", de: "German", es: "Spanish" }),
      labelOf: languageLabel,
    },
    { type: "parameters", title: "Parameters" },
    { type: "choices", key: "apps", title: "Local apps", isSeveral: true, first: apps, hint: "Runs in any of these." },
    { type: "choices", key: "gated", title: "Access", isSeveral: false, first: access },
    {
      type: "names",
      title: "Author and base model",
      fields: [author, { key: "base", label: "Base model", placeholder: "owner/name" }],
    },
  ],
  dataset: [
    {
      type: "choices",
      key: "task",
      title: "Task",
      isSeveral: false,
      facet: { type: "task_categories", lead: "task_categories:" },
      first: tasksFirst.slice(0, 1),
      labelOf: pipelineTagLabel,
      isOpen: true,
    },
    {
      type: "choices",
      key: "rows",
      title: "Rows",
      isSeveral: false,
      first: [
        ...["n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "10M<n<100M", "100M<n<1B", "1B<n<10B", "n>1T"],
      ].map((value) => ({ value, label: rowsWords(value) })),
      isOpen: true,
    },
    {
      type: "choices",
      key: "modality",
      title: "Modality",
      isSeveral: true,
      facet: { type: "modality", lead: "modality:" },
      first: labelled({ text: "Text", image: "Image", audio: "Audio", tabular: "Tabular", video: "Video" }),
      labelOf: pipelineTagLabel,
      isOpen: true,
    },
    {
      type: "choices",
      key: "format",
      title: "Format",
      isSeveral: true,
      facet: { type: "format", lead: "format:" },
      first: labelled({ parquet: "Parquet", json: "JSON", csv: "CSV", text: "Text", imagefolder: "Image folder" }),
    },
    {
      type: "choices",
      key: "language",
      title: "Language",
      isSeveral: true,
      facet: { type: "language", lead: "language:" },
      first: labelled({ en: "English", zh: "Chinese", fr: "French", de: "German", es: "Spanish" }),
      labelOf: languageLabel,
    },
    { type: "choices", ...license, first: usualLicenses },
    { type: "choices", key: "gated", title: "Access", isSeveral: false, first: access },
    { ...laptop, isOpen: false },
    { type: "names", title: "Author", fields: [author] },
  ],
  space: [
    {
      type: "choices",
      key: "sdk",
      title: "SDK",
      isSeveral: false,
      first: ["gradio", "docker", "static", "streamlit"].map((value) => ({ value, label: sdkLabel(value) })),
      isOpen: true,
    },
    {
      type: "choices",
      key: "hardware",
      title: "Hardware",
      isSeveral: false,
      first: labelled({
        "zero-a10g": "ZeroGPU",
        "cpu-basic": "CPU basic",
        "cpu-upgrade": "CPU upgrade",
        "t4-small": "T4 small",
        l4x1: "L4",
        "a10g-small": "A10G small",
        "a10g-large": "A10G large",
        "a100-large": "A100",
      }),
      hint: "The Hub's list has no such filter: the Spaces that are loaded are looked at.",
      isOpen: true,
    },
    {
      type: "names",
      title: "Author and what it uses",
      fields: [
        author,
        { key: "model", label: "Uses the model", placeholder: "owner/name" },
        { key: "dataset", label: "Uses the dataset", placeholder: "owner/name" },
      ],
      isOpen: true,
    },
  ],
};

function rankIn(order: readonly string[], value: string): number {
  const at = order.indexOf(value);
  return at === -1 ? order.length : at;
}
