import { describe, expect, test } from "vitest";
import { aboutFacts } from "#renderer/features/repo/about/about-facts.ts";
import { formulaLines, rangeWords } from "#renderer/features/repo/about/assumption-words.ts";
import { contextSteps, stepOf } from "#renderer/features/repo/about/context-steps.ts";
import { fitSentence, freeWords, tokenWords } from "#renderer/features/repo/about/fit-words.ts";
import { offerRows } from "#renderer/features/repo/about/offer-rows.ts";
import type { MachineFacts } from "#shared/contract/machine.ts";
import type { ProviderOffer } from "#shared/contract/repo-details.ts";
import type { Architecture } from "#shared/model/memory/architecture.ts";
import { judgeOptions } from "#shared/model/memory/precision-options.ts";
import { sampleDetails, sampleInfo } from "#tests/renderer/features/repo/sample-info.ts";

const GB = 1_000_000_000;
const gemma: Architecture = {
  modelType: "gemma3",
  layers: 62,
  cachingLayers: 62,
  slidingLayers: 52,
  slidingWindow: 1024,
  kvHeads: 16,
  headDim: 128,
  latentSize: null,
  hiddenSize: 5376,
  vocabularySize: 262_144,
  experts: null,
  contextMax: 131_072,
};
const machine: MachineFacts = {
  memory: { totalBytes: 16 * GB, availableBytes: 9.4 * GB },
  processor: { name: null, cores: 8 },
  gpus: [{ name: "RTX 4070", memoryBytes: 12 * GB, freeBytes: 11 * GB, isUnified: false }],
  diskFreeBytes: null,
};
const option = (sizeBytes: number, on: MachineFacts) => {
  const weights = { type: "files", sizeBytes } as const;
  const [judged] = judgeOptions([{ label: "Q4_K_M", weights, isInRepo: true, quantisation: "Q4_K_M" }], gemma, {
    machine: on,
  });
  if (judged === undefined) throw new Error("Nothing was judged");
  return judged;
};

test("facts are what a repo states, and nothing else", () => {
  const facts = Object.fromEntries(aboutFacts(sampleInfo(), gemma).map(({ label, value }) => [label, value]));
  expect(facts).toMatchObject({
    Parameters: "7.6B (7,615,487,488)",
    "Tensor types": "BF16 7.6B",
    Layers: "62, 52 with a window of 1,024",
    Attention: "16 key-value heads of 128",
    "Context length": "131,072 tokens",
  });
  expect(Object.keys(facts)).not.toContain("Experts");
  const bare = sampleInfo({
    library: null,
    parameters: null,
    pipelineTag: null,
    details: {
      ...sampleDetails,
      safetensors: null,
      config: { architectures: [], modelType: null, quantization: null },
    },
  });
  expect(aboutFacts(bare, null)).toEqual([]);
});

test("a long list of languages is cut, and that is said", () => {
  const languages = Array.from({ length: 40 }, (_, at) => `l${at}`);
  const info = sampleInfo({ card: { ...sampleInfo().card, languages } });
  expect(aboutFacts(info, null).find(({ label }) => label === "Languages")?.value).toMatch(/l11 and 28 more$/);
});

test("the formula has the numbers in it", () => {
  const { estimate } = option(15 * GB, machine);
  expect(formulaLines({ estimate, architecture: gemma, contextTokens: 8192, label: "Q4_K_M" })).toEqual([
    "weights = Q4_K_M = 15.0 GB",
    "context = (10 layers × 8,192 tokens + 52 layers × 1,024 tokens) × 2 × 16 heads × 128 values × 2 bytes = 1.1 GB",
    "overhead = 737 MB",
    "total = 16.8 GB",
  ]);
  expect(rangeWords(estimate)).toBe("16.1 GB to 19.1 GB");
});

describe("whether it fits, in words", () => {
  test("free memory, of the card where it would run there", () => {
    expect(freeWords(machine, "memory")).toBe("9.4 of 16.0 GB free");
    expect(freeWords(machine, "gpu")).toBe("RTX 4070: 11.0 of 12.0 GB free");
    expect(freeWords({ ...machine, memory: { totalBytes: 16 * GB, availableBytes: null } }, null)).toBe("16.0 GB");
    expect(freeWords({ ...machine, memory: { totalBytes: 16 * GB, availableBytes: 800_000_000 } }, null)).toBe(
      "800 MB of 16.0 GB free",
    );
  });

  test.each<[string, number, MachineFacts, RegExp | null]>([
    ["nothing needs to be said of what fits", 4 * GB, machine, null],
    [
      "a program has to be closed",
      8 * GB,
      { ...machine, gpus: [] },
      /more would have to be free: close other programs/,
    ],
    ["card and memory together", 18 * GB, machine, /spread over the graphics card and main memory/],
    ["more than there is", 80 * GB, machine, /more than this machine can give/],
  ])("%s", (_name, sizeBytes, on, words) => {
    const sentence = fitSentence(option(sizeBytes, on), on);
    if (words === null) expect(sentence).toBeNull();
    else expect(sentence).toMatch(words);
  });
});

test("the slider goes in doublings from 4k to the model's own maximum", () => {
  expect(contextSteps(131_072)).toEqual([4096, 8192, 16_384, 32_768, 65_536, 131_072]);
  expect(contextSteps(40_960)).toEqual([4096, 8192, 16_384, 32_768, 40_960]);
  expect(contextSteps(2048)).toEqual([2048]);
  expect(contextSteps(null).at(-1)).toBe(32_768);
  expect(stepOf([4096, 8192, 16_384], 9000)).toBe(1);
  expect([tokenWords(131_072), tokenWords(512)]).toEqual(["131k", "512"]);
});

test("providers: live ones first, the cheapest of them first, and the router's word before the page's", () => {
  const offer = (provider: string, more: Partial<ProviderOffer> = {}): ProviderOffer => ({
    provider,
    status: "live",
    task: "conversational",
    isModelAuthor: false,
    supportsTools: null,
    contextLength: null,
    pricing: null,
    ...more,
  });
  const rows = offerRows(
    [offer("down", { status: "error" }), offer("dear", { pricing: { input: 9, output: 9 } }), offer("cheap")],
    [
      {
        provider: "cheap",
        isLive: true,
        contextLength: 8192,
        pricing: { input: 1, output: 2 },
        supportsTools: true,
        tokensPerSecond: 80,
      },
    ],
  );
  expect(rows.map(({ provider }) => provider)).toEqual(["cheap", "dear", "down"]);
  expect(rows[0]).toMatchObject({ contextLength: 8192, tokensPerSecond: 80, supportsTools: true });
});
