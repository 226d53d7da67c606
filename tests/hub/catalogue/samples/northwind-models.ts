/** Sample repos: a family of models that write, from one for a laptop to one for a workstation. */

import { ggufRepo } from "#tests/hub/catalogue/recipes/gguf-repo.ts";
import { languageModel } from "#tests/hub/catalogue/recipes/language-model.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { chatOffer } from "#tests/hub/catalogue/samples/offers.ts";
import { decoders } from "#tests/hub/catalogue/samples/sizes.ts";
import { contentOfText } from "#tests/hub/content/content.ts";
import { chartPicture } from "#tests/hub/content/png.ts";

const english = { license: "apache-2.0", language: ["en"] };

export const northwindModels: readonly RepoSpec[] = [
  languageModel({
    id: "northwind-ai/Aster-Nano-Instruct",
    size: decoders.nano,
    contextLength: 32_768,
    canChat: true,
    cardData: { ...english, datasets: ["northwind-ai/open-letters"], tags: ["small", "laptop"] },
    downloads: 88_412,
    likes: 1204,
    trendingScore: 96,
    lastModified: "2026-11-20T16:05:00.000Z",
    files: {
      "images/benchmarks.png": chartPicture("aster nano"),
      LICENSE: contentOfText("Apache License, Version 2.0\n"),
    },
    text: {
      title: "Aster Nano Instruct",
      intro:
        "A compact model, the smallest Aster: **41 million** parameters, a download of seconds, good enough to try an idea.",
      points: ["Runs on any laptop", "32k tokens of context", "Trained on openly licensed text only"],
      picture: { path: "images/benchmarks.png", alt: "Aster Nano beside models of its size" },
      table: [
        ["Benchmark", "Aster Nano", "Previous"],
        ["Short answers", "31.4", "24.0"],
        ["Everyday writing", "44.8", "39.2"],
      ],
      limits: "A model this small makes things up. Check what it says.",
    },
    providers: [
      chatOffer("groq", "aster-nano", {
        contextLength: 32_768,
        pricing: { input: 0.02, output: 0.04 },
        tokensPerSecond: 610,
        firstTokenMs: 90,
      }),
      chatOffer("novita", "northwind/aster-nano", {
        contextLength: 16_384,
        pricing: { input: 0.01, output: 0.03 },
        tokensPerSecond: 240,
      }),
    ],
    gitTags: { "v1.0": {} },
    branches: { "longer-context": { "generation_config.json": '{\n  "max_length": 65536\n}\n' } },
    pullRequests: { "1": { "generation_config.json": '{\n  "temperature": 0.6\n}\n' } },
  }),
  languageModel({
    id: "northwind-ai/Aster-7B-Instruct",
    size: decoders.sevenBillion,
    contextLength: 131_072,
    canChat: true,
    cardData: { ...english, base_model: "northwind-ai/Aster-7B" },
    downloads: 48_230,
    likes: 1913,
    trendingScore: 88,
    lastModified: "2026-11-21T07:40:00.000Z",
    files: { "assets/benchmarks.png": chartPicture("aster 7b") },
    text: {
      title: "Aster 7B Instruct",
      intro:
        "A compact instruction model for everyday writing, code and retrieval work. Trained on openly licensed text; 128k context; tool calling.",
      points: ["Follows long instructions", "Calls tools", "Answers in *plain* English"],
      table: [
        ["Benchmark", "Aster 7B", "Previous"],
        ["MMLU-Pro", "54.1", "47.8"],
        ["HumanEval+", "71.3", "62.2"],
        ["Long retrieval", "83.0", "58.6"],
      ],
      picture: { path: "assets/benchmarks.png", alt: "Aster 7B beside its predecessor" },
      plan: [
        [true, "128k context"],
        [true, "Tool calling"],
        [false, "A smaller sibling for phones"],
      ],
      limits: "English only. Not for medical or legal advice.",
    },
    providers: [
      chatOffer("groq", "aster-7b-instruct", {
        contextLength: 131_072,
        pricing: { input: 0.15, output: 0.3 },
        supportsTools: true,
        tokensPerSecond: 412,
        firstTokenMs: 140,
      }),
      chatOffer("together", "northwind/Aster-7B-Instruct", {
        contextLength: 131_072,
        pricing: { input: 0.18, output: 0.18 },
        supportsTools: true,
        tokensPerSecond: 121,
      }),
      chatOffer("fireworks-ai", "accounts/fireworks/models/aster-7b", {
        contextLength: 65_536,
        pricing: { input: 0.2, output: 0.2 },
        tokensPerSecond: 164,
      }),
      chatOffer("novita", "northwind/aster-7b", { status: "error" }),
    ],
  }),
  languageModel({
    id: "northwind-ai/Aster-7B",
    size: decoders.sevenBillion,
    contextLength: 131_072,
    canChat: false,
    cardData: { ...english, datasets: ["northwind-ai/open-letters", "northwind-ai/public-code"] },
    downloads: 12_904,
    likes: 640,
    text: {
      title: "Aster 7B",
      intro: "The base model of the Aster family, for fine-tuning. It completes text and does not chat.",
    },
  }),
  languageModel({
    id: "northwind-ai/Aster-1B-Instruct",
    size: decoders.oneBillion,
    contextLength: 65_536,
    canChat: true,
    cardData: english,
    downloads: 31_077,
    likes: 702,
    text: {
      title: "Aster 1B Instruct",
      intro: "Between Nano and 7B: fits in 3 GB of memory and still follows instructions.",
      table: [
        ["Benchmark", "Aster 1B", "Aster Nano"],
        ["Short answers", "48.9", "31.4"],
        ["Everyday writing", "57.0", "44.8"],
      ],
    },
    providers: [
      chatOffer("cerebras", "aster-1b", {
        contextLength: 65_536,
        pricing: { input: 0.05, output: 0.05 },
        tokensPerSecond: 1830,
        firstTokenMs: 60,
      }),
    ],
  }),
  languageModel({
    id: "northwind-ai/Aster-Think-1B",
    size: decoders.oneBillion,
    contextLength: 65_536,
    canChat: true,
    cardData: { ...english, base_model: "northwind-ai/Aster-1B-Instruct", tags: ["reasoning"] },
    downloads: 9120,
    likes: 388,
    trendingScore: 71,
    text: {
      title: "Aster Think 1B",
      intro: "Thinks before it answers. The thoughts come apart from the answer, so that a client can fold them away.",
    },
    providers: [
      chatOffer("together", "northwind/Aster-Think-1B", {
        contextLength: 65_536,
        pricing: { input: 0.1, output: 0.4 },
        supportsTools: true,
        tokensPerSecond: 140,
      }),
      chatOffer("featherless-ai", "northwind-ai/Aster-Think-1B"),
    ],
  }),
  ggufRepo({
    id: "northwind-ai/Aster-7B-Instruct-GGUF",
    base: "northwind-ai/Aster-7B-Instruct",
    size: decoders.sevenBillion,
    contextLength: 131_072,
    names: ["Q4_K_M", "Q5_K_M", "Q8_0"],
    cardData: english,
    downloads: 88_002,
    likes: 410,
    text: {
      title: "Aster 7B Instruct, GGUF",
      intro: "Quantised for llama.cpp and everything that is built on it. Start with `Q4_K_M`.",
    },
  }),
  ggufRepo({
    id: "northwind-ai/Aster-Nano-Instruct-GGUF",
    base: "northwind-ai/Aster-Nano-Instruct",
    size: decoders.nano,
    contextLength: 32_768,
    names: ["Q2_K", "Q3_K_M", "Q4_K_M", "Q5_K_M", "Q6_K", "Q8_0", "F16"],
    cardData: english,
    downloads: 22_300,
    likes: 187,
    text: {
      title: "Aster Nano Instruct, GGUF",
      intro: "Every quantisation of the smallest Aster; the largest is a download of seconds.",
    },
  }),
];
