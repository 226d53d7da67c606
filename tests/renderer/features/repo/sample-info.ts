/** A repo as the core answers it, for tests of what the page makes of it. */
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { ModelDetails } from "#shared/contract/repo-details.ts";

export const sampleDetails: ModelDetails = {
  kind: "model",
  config: { architectures: ["LlamaForCausalLM"], modelType: "llama", quantization: null },
  safetensors: { parameters: [{ dtype: "BF16", count: 7_615_487_488 }], total: 7_615_487_488 },
  gguf: null,
  base: null,
  childrenCounts: null,
  spaces: [],
  evalResults: [],
  offers: [],
  loading: {
    autoModel: "AutoModelForCausalLM",
    processor: "AutoTokenizer",
    hasChatTemplate: true,
    maskWord: null,
    diffusersClass: null,
    peftBase: null,
    peftTask: null,
    sklearnFile: null,
    sklearnFormat: null,
    speechbrainInterface: null,
    adapterBase: null,
  },
};

export function sampleInfo(more: Partial<RepoInfo> = {}): RepoInfo {
  return {
    repo: { kind: "model", id: "northwind-ai/Aster-7B" },
    revision: "main",
    commit: "0".repeat(40),
    isPrivate: false,
    isDisabled: false,
    gated: "no",
    pipelineTag: "text-generation",
    library: "transformers",
    license: "apache-2.0",
    tags: ["transformers", "safetensors", "conversational"],
    downloads: 1,
    likes: 1,
    lastModified: null,
    parameters: 7_615_487_488,
    providers: [],
    pageUrl: "https://huggingface.co/northwind-ai/Aster-7B",
    author: "northwind-ai",
    createdAt: null,
    usedStorage: null,
    card: { title: null, licenseName: null, licenseLink: null, languages: [], baseModels: [], datasets: [] },
    details: sampleDetails,
    ...more,
  };
}
