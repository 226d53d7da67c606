/** Sample repos: models that write, by many hands. */
import { componentModel } from "#tests/hub/catalogue/recipes/component-model.ts";
import { ggufRepo } from "#tests/hub/catalogue/recipes/gguf-repo.ts";
import { languageModel } from "#tests/hub/catalogue/recipes/language-model.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { chatOffer, taskOffer } from "#tests/hub/catalogue/samples/offers.ts";
import { decoders } from "#tests/hub/catalogue/samples/sizes.ts";
import { contentOfText } from "#tests/hub/content/content.ts";

const english = { license: "apache-2.0", language: ["en"] };

export const otherLanguageModels: readonly RepoSpec[] = [
  languageModel({
    id: "quarry-labs/Basalt-70B",
    size: decoders.seventyBillion,
    contextLength: 131_072,
    canChat: true,
    gated: "manual",
    cardData: {
      license: "other",
      license_name: "basalt-community",
      license_link: "LICENSE.md",
      language: ["en", "de", "fr", "es"],
      extra_gated_heading: "Ask for access to Basalt",
      extra_gated_fields: { Organisation: "text", "I will not use it for surveillance": "checkbox" },
    },
    downloads: 9102,
    likes: 3218,
    trendingScore: 80,
    files: { "LICENSE.md": contentOfText("# Basalt community licence\n\nUse it, share it, say that you did.\n") },
    text: {
      title: "Basalt 70B",
      intro: "A large multilingual model. Needs about 150 GB of memory in BF16: look at the size before you download.",
    },
    providers: [
      chatOffer("together", "quarry/Basalt-70B", {
        contextLength: 131_072,
        pricing: { input: 0.88, output: 0.88 },
        supportsTools: true,
        tokensPerSecond: 61,
      }),
    ],
  }),
  languageModel({
    id: "quarry-labs/Basalt-1B-Instruct",
    size: decoders.oneBillion,
    contextLength: 32_768,
    canChat: true,
    cardData: {
      license: "other",
      license_name: "basalt-community",
      license_link: "LICENSE.md",
      language: ["en", "de"],
    },
    downloads: 15_440,
    likes: 512,
    text: { title: "Basalt 1B Instruct", intro: "A small Basalt for trying prompts before you pay for the large one." },
    providers: [
      chatOffer("nscale", "basalt-1b", { contextLength: 32_768, pricing: { input: 0.04, output: 0.04 } }),
      chatOffer("hf-inference", "quarry-labs/Basalt-1B-Instruct", { contextLength: 8192 }),
    ],
  }),
  ggufRepo({
    id: "loomworks/Basalt-1B-Instruct-GGUF",
    base: "quarry-labs/Basalt-1B-Instruct",
    size: decoders.oneBillion,
    contextLength: 32_768,
    names: ["Q4_K_M", "Q8_0"],
    cardData: { license: "other", license_name: "basalt-community" },
    downloads: 7011,
    likes: 66,
    text: {
      title: "Basalt 1B Instruct, GGUF",
      intro: "Made by hand from the published weights; nothing else was changed.",
    },
  }),
  languageModel({
    id: "oumi-lab/tiny-haiku",
    size: decoders.nano,
    contextLength: 2048,
    canChat: false,
    cardData: { license: "cc-by-4.0", language: ["ja", "en"] },
    downloads: 1180,
    likes: 97,
    providers: [taskOffer("text-generation")],
    text: { title: "Tiny haiku", intro: "五七五 in, five-seven-five out. A toy, and a friendly one." },
  }),
  languageModel({
    id: "saltmarsh/commit-messages-40m",
    size: decoders.nano,
    contextLength: 8192,
    canChat: false,
    cardData: { license: "mit", language: ["code"], tags: ["git"] },
    downloads: 640,
    likes: 21,
    text: { title: "Commit messages", intro: "Reads a diff, proposes a first line. Never more than 72 characters." },
  }),
  componentModel({
    id: "northwind-ai/Aster-Vision-1B",
    pipelineTag: "image-text-to-text",
    libraryName: "transformers",
    tags: ["conversational"],
    cardData: english,
    downloads: 17_650,
    likes: 523,
    components: [
      {
        folder: "",
        config: { architectures: ["AsterVisionForConditionalGeneration"], model_type: "aster_vision" },
        parameters: 1_400_000_000,
        type: "BF16",
      },
    ],
    text: { title: "Aster Vision 1B", intro: "Looks at a picture and answers questions about it." },
    providers: [
      chatOffer("novita", "northwind/aster-vision-1b", {
        contextLength: 32_768,
        pricing: { input: 0.09, output: 0.12 },
      }),
    ],
  }),
  componentModel({
    id: "oumi-lab/ja-summarize-large",
    pipelineTag: "summarization",
    libraryName: "transformers",
    cardData: { license: "apache-2.0", language: ["ja"] },
    downloads: 2011,
    likes: 58,
    components: [
      {
        folder: "",
        config: { architectures: ["T5ForConditionalGeneration"], model_type: "t5" },
        parameters: 770_000_000,
        type: "F32",
      },
    ],
    text: {
      title: "ja-summarize-large",
      intro: "日本語の長い文書を三文にまとめます。Long Japanese documents in three sentences.",
    },
    providers: [taskOffer("summarization")],
  }),
  componentModel({
    id: "oumi-lab/ja-en-translate",
    pipelineTag: "translation",
    libraryName: "transformers",
    cardData: { license: "cc-by-nc-4.0", language: ["ja", "en"] },
    downloads: 5230,
    likes: 143,
    components: [
      {
        folder: "",
        config: { architectures: ["MarianMTModel"], model_type: "marian" },
        parameters: 76_000_000,
        type: "F32",
      },
    ],
    text: { title: "Japanese to English", intro: "For letters, menus and instructions; not for poetry." },
    providers: [taskOffer("translation")],
  }),
];
