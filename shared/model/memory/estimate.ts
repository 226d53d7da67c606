/**
 * The memory that running a model takes: its weights, the cache of its context, and what the program needs beside them.
 * An estimate, and it says what it rests on. docs/memory-estimate.md has the formula and its sources.
 */
import { assertNever } from "#shared/model/assert-never.ts";
import { type Architecture, cachedValues } from "#shared/model/memory/architecture.ts";
import { bitsOf, bytesOfTypes } from "#shared/model/memory/precisions.ts";

/** What is known of the weights, the surest first. */
export type Weights =
  | { readonly type: "files"; readonly sizeBytes: number }
  | { readonly type: "types"; readonly parametersByType: Readonly<Record<string, number>> }
  /** As if the parameters were stored in this type or quantisation. */
  | { readonly type: "parameters"; readonly parameters: number; readonly precision: string };

export type EstimateInput = {
  readonly weights: Weights;
  /** Null where the repo does not say how the model is built. */
  readonly architecture: Architecture | null;
  readonly contextTokens: number;
};

export type Assumption =
  | "weights-are-the-files"
  | "weights-by-type"
  | "weights-by-average-bits"
  | "cache-in-16-bits"
  | "cache-not-known"
  | "cache-none"
  | "cache-sliding"
  | "cache-latent"
  | "all-experts-loaded"
  | "overhead-by-vocabulary"
  | "overhead-by-rule";

export type MemoryEstimate = {
  readonly weightsBytes: number;
  readonly contextBytes: number;
  readonly overheadBytes: number;
  readonly totalBytes: number;
  /** Weights and context alone: no program needs less. */
  readonly lowBytes: number;
  /** With a fifth of the weights beside them, the usual rule for planning. */
  readonly highBytes: number;
  readonly assumptions: readonly Assumption[];
};

/** Keys and values are 16-bit numbers unless one asks for less. */
const cacheBytesPerValue = 2;
/** What a program holds whatever the model: its code, its graph, the driver's share. */
const runtimeBytes = 200_000_000;
/** The tokens that are worked on at once while a prompt is read, and the bytes of each of their scores. */
const batchTokens = 512;
const scoreBytes = 4;
const shareByRule = 0.2;

export function estimateMemory({ weights, architecture, contextTokens }: EstimateInput): MemoryEstimate {
  const assumptions: Assumption[] = [assumptionOf(weights)];
  const weightsBytes = weightsBytesOf(weights);
  const context = cacheBytes(architecture, contextTokens);
  assumptions.push(...context.assumptions);
  if ((architecture?.experts ?? 0) > 1) assumptions.push("all-experts-loaded");

  const byRule = Math.ceil(weightsBytes * shareByRule);
  const vocabularySize = architecture !== null && architecture.cachingLayers > 0 ? architecture.vocabularySize : null;
  let overheadBytes: number;
  if (vocabularySize === null) {
    assumptions.push("overhead-by-rule");
    overheadBytes = Math.max(runtimeBytes, byRule);
  } else {
    assumptions.push("overhead-by-vocabulary");
    overheadBytes = runtimeBytes + vocabularySize * batchTokens * scoreBytes;
  }
  const lowBytes = weightsBytes + context.bytes;
  const totalBytes = lowBytes + overheadBytes;
  return {
    weightsBytes,
    contextBytes: context.bytes,
    overheadBytes,
    totalBytes,
    lowBytes,
    highBytes: Math.max(totalBytes, lowBytes + byRule),
    assumptions,
  };
}

/** Bytes of the weights in memory. */
export function weightsBytesOf(weights: Weights): number {
  switch (weights.type) {
    case "files":
      return weights.sizeBytes;
    case "types":
      return bytesOfTypes(weights.parametersByType);
    case "parameters":
      return Math.ceil((weights.parameters * (bitsOf(weights.precision) ?? 16)) / 8);
    default:
      return assertNever(weights);
  }
}

/** Bytes that the cache grows by with each token, before any window is full; null where the model's build is not known. */
export function cacheBytesPerToken(architecture: Architecture | null): number | null {
  const values = architecture === null ? null : cachedValues(architecture);
  return architecture === null || values === null ? null : values * architecture.cachingLayers * cacheBytesPerValue;
}

/** The context that an estimate begins with: 8k, or all of it where that is less. */
export function usualContext(contextMax: number | null): number {
  return Math.min(8192, contextMax ?? 8192);
}

function cacheBytes(
  architecture: Architecture | null,
  contextTokens: number,
): { readonly bytes: number; readonly assumptions: readonly Assumption[] } {
  if (architecture === null) return { bytes: 0, assumptions: ["cache-not-known"] };
  if (architecture.cachingLayers === 0) return { bytes: 0, assumptions: ["cache-none"] };
  const values = cachedValues(architecture);
  if (values === null) return { bytes: 0, assumptions: ["cache-not-known"] };
  const { cachingLayers, slidingLayers, slidingWindow, latentSize } = architecture;
  const assumptions: Assumption[] = ["cache-in-16-bits"];
  if (latentSize !== null) assumptions.push("cache-latent");
  const windowTokens = slidingWindow === null ? contextTokens : Math.min(slidingWindow, contextTokens);
  if (slidingWindow !== null && slidingLayers > 0) assumptions.push("cache-sliding");
  const tokens = (cachingLayers - slidingLayers) * contextTokens + slidingLayers * windowTokens;
  return { bytes: tokens * values * cacheBytesPerValue, assumptions };
}

function assumptionOf(weights: Weights): Assumption {
  switch (weights.type) {
    case "files":
      return "weights-are-the-files";
    case "types":
      return "weights-by-type";
    case "parameters":
      return "weights-by-average-bits";
    default:
      return assertNever(weights);
  }
}
