import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Architecture } from "#shared/model/memory/architecture.ts";
import { cacheBytesPerToken, estimateMemory, usualContext } from "#shared/model/memory/estimate.ts";
import { bitsOf, bytesOfTypes } from "#shared/model/memory/precisions.ts";

const decoder = (layers: number, kvHeads: number, headDim: number, more: Partial<Architecture> = {}): Architecture => ({
  modelType: "llama",
  layers,
  cachingLayers: layers,
  slidingLayers: 0,
  slidingWindow: null,
  kvHeads,
  headDim,
  latentSize: null,
  hiddenSize: 4096,
  vocabularySize: 128_256,
  experts: null,
  contextMax: 131_072,
  ...more,
});
const llama8b = decoder(32, 8, 128);
const MiB = 1_048_576;
const GiB = 1024 * MiB;
const contextOf = (architecture: Architecture, contextTokens: number) =>
  estimateMemory({ weights: { type: "files", sizeBytes: 0 }, architecture, contextTokens }).contextBytes;

describe("the cache of the context is what llama.cpp says that it allocates", () => {
  // Published logs: "KV self size" at a 16-bit cache.
  test.each([
    ["Llama 3 8B", llama8b, 2048, 256 * MiB],
    ["Llama 3 70B", decoder(80, 8, 128), 2048, 640 * MiB],
    ["Command R", decoder(40, 64, 128), 2048, 2560 * MiB],
    ["Yi 34B", decoder(60, 8, 128), 50_000, 11_718.75 * MiB],
  ])("%s", (_name, architecture, tokens, bytes) => {
    expect(contextOf(architecture, tokens)).toBe(bytes);
  });

  test("compressed keys and values: DeepSeek V3 keeps about 70 kB a token", () => {
    expect(cacheBytesPerToken(decoder(61, 128, 128, { latentSize: 512 + 64 }))).toBe(70_272);
  });

  test("layers with a window stop growing at it: one of six layers of Gemma 3 27B sees the whole context", () => {
    const gemma = decoder(62, 16, 128, { slidingLayers: 52, slidingWindow: 1024 });
    const perLayer = 2 * 16 * 128 * 2;
    expect(contextOf(gemma, 512)).toBe(62 * 512 * perLayer);
    expect(contextOf(gemma, 32_768)).toBe((10 * 32_768 + 52 * 1024) * perLayer);
  });

  test("an encoder keeps none, and a build that is not known adds none and says so", () => {
    const encoder = decoder(12, 12, 64, { cachingLayers: 0 });
    const weights = { type: "files", sizeBytes: 438_000_000 } as const;
    expect(estimateMemory({ weights, architecture: encoder, contextTokens: 512 })).toMatchObject({
      contextBytes: 0,
      assumptions: ["weights-are-the-files", "cache-none", "overhead-by-rule"],
    });
    for (const architecture of [null, decoder(12, 12, 64, { headDim: null })]) {
      const { contextBytes, assumptions } = estimateMemory({ weights, architecture, contextTokens: 512 });
      expect(contextBytes).toBe(0);
      expect(assumptions).toContain("cache-not-known");
    }
  });
});

describe("weights", () => {
  test("by type: Llama 3.1 8B in BF16 has the size of its files", () => {
    expect(bytesOfTypes({ BF16: 8_030_261_248 })).toBe(16_060_522_496);
    expect(bytesOfTypes({ BF16: 1_191_594_496, U8: 1_000_000 })).toBe(2_384_188_992);
    expect(bytesOfTypes({ F8_E4M3: 1000, F32: 10, ODD: 4 })).toBe(1048);
  });

  test.each([
    ["Q4_K_M", 4.58],
    ["Q5_K_M", 5.33],
    ["Q8_0", 7.95],
    ["F16", 14.96],
    ["IQ2_XS", 2.42],
  ])("by parameters: Llama 3.1 8B in %s takes %d GiB, as llama.cpp measured", (precision, size) => {
    const weights = { type: "parameters", parameters: 8_030_261_248, precision } as const;
    const { weightsBytes } = estimateMemory({ weights, architecture: llama8b, contextTokens: 0 });
    expect(weightsBytes / GiB).toBeCloseTo(size, 2);
  });

  test("names of precisions are known in any case, and with what some makers put before them", () => {
    expect([bitsOf("q4_k_m"), bitsOf("UD-Q4_K_M"), bitsOf("bf16"), bitsOf("Q9_X")]).toEqual([4.8944, 4.8944, 16, null]);
  });
});

test("what a program needs beside it: 0.2 GB and the scores of a batch, or a fifth of the weights where less is known", () => {
  const weights = { type: "files", sizeBytes: 4_920_000_000 } as const;
  const known = estimateMemory({ weights, architecture: llama8b, contextTokens: 8192 });
  // llama.cpp reports a compute buffer of 258.5 MiB for this model.
  expect((known.overheadBytes - 200_000_000) / MiB).toBeCloseTo(250.5, 1);
  expect(known.totalBytes).toBe(4_920_000_000 + 1024 * MiB + known.overheadBytes);
  expect(known.lowBytes).toBe(4_920_000_000 + 1024 * MiB);
  expect(known.highBytes).toBe(4_920_000_000 * 1.2 + 1024 * MiB);
  expect(estimateMemory({ weights, architecture: null, contextTokens: 8192 }).overheadBytes).toBe(984_000_000);
});

test("experts are all loaded, and that is said", () => {
  const weights = { type: "parameters", parameters: 46_702_792_704, precision: "Q4_K_M" } as const;
  const { weightsBytes, assumptions } = estimateMemory({
    weights,
    architecture: decoder(32, 8, 128, { experts: 8 }),
    contextTokens: 4096,
  });
  expect(weightsBytes / 1e9).toBeCloseTo(28.6, 1);
  expect(assumptions).toContain("all-experts-loaded");
});

test("an estimate begins with 8k of context, or all where that is less", () => {
  expect([usualContext(131_072), usualContext(2048), usualContext(null)]).toEqual([8192, 2048, 8192]);
});

test("low, total and high keep their order, and more context never takes less", () => {
  const count = fc.integer({ min: 0, max: 200 });
  fc.assert(
    fc.property(
      count,
      count,
      fc.nat(131_072),
      fc.nat(131_072),
      fc.nat(4_000_000_000),
      (layers, sliding, one, two, size) => {
        const architecture = decoder(layers, 8, 128, { slidingLayers: Math.min(layers, sliding), slidingWindow: 4096 });
        const at = (contextTokens: number) =>
          estimateMemory({ weights: { type: "files", sizeBytes: size }, architecture, contextTokens });
        const estimate = at(one);
        expect(estimate.lowBytes).toBeLessThanOrEqual(estimate.totalBytes);
        expect(estimate.totalBytes).toBeLessThanOrEqual(estimate.highBytes);
        expect(at(Math.min(one, two)).totalBytes).toBeLessThanOrEqual(at(Math.max(one, two)).totalBytes);
      },
    ),
  );
});
