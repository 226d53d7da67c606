/** In which precisions a model can be had: those that the repo has, and those that it could be converted to. */
import type { Architecture } from "#shared/model/memory/architecture.ts";
import { estimateMemory, type MemoryEstimate, usualContext, type Weights } from "#shared/model/memory/estimate.ts";
import { type Fit, fitOf, type MachineMemory } from "#shared/model/memory/fits.ts";
import { bitsOf } from "#shared/model/memory/precisions.ts";

/** What of a model's details (contract/repo-details.ts) and build (contract/about.ts) it looks at. */
export type ModelFacts = {
  readonly quantization: { readonly method: string | null; readonly bits: number | null } | null;
  readonly safetensors: {
    readonly parameters: readonly { readonly dtype: string; readonly count: number }[];
    readonly total: number;
  } | null;
  readonly parameters: number | null;
  /** Whether its task is to write text: asked where the build is not known, as of a repo whose files are closed. */
  readonly writesText?: boolean;
};
export type ModelFiles = {
  readonly architecture: Architecture | null;
  readonly variants: readonly {
    readonly format: string;
    readonly quantisation: string | null;
    readonly sizeBytes: number;
  }[];
};

export type PrecisionOption = {
  /** `Q4_K_M`, `BF16`, `AWQ 4-bit`, or a format's name where no more is known. */
  readonly label: string;
  readonly weights: Weights;
  /** False for what one would have to convert to. */
  readonly isInRepo: boolean;
  /** The quantisation to choose in the download plan; null where there is none to choose. */
  readonly quantisation: string | null;
};

const formatNames: Readonly<Record<string, string>> = {
  pytorch: "PyTorch",
  tensorflow: "TensorFlow",
  onnx: "ONNX",
  flax: "Flax",
};

/** The options, the largest first; those of the repo before the others. `files` is null while they are on their way. */
export function precisionOptions(facts: ModelFacts, files: ModelFiles | null): PrecisionOption[] {
  const label = labelOf(facts);
  const inRepo: PrecisionOption[] = (files?.variants ?? []).map((variant) => ({
    label: variant.quantisation ?? (variant.format === "safetensors" ? label : null) ?? formatName(variant.format),
    weights: { type: "files", sizeBytes: variant.sizeBytes },
    isInRepo: true,
    quantisation: variant.quantisation,
  }));
  if (inRepo.length === 0 && facts.safetensors !== null) {
    const parametersByType = Object.fromEntries(facts.safetensors.parameters.map(({ dtype, count }) => [dtype, count]));
    inRepo.push({
      label: label ?? "Safetensors",
      weights: { type: "types", parametersByType },
      isInRepo: true,
      quantisation: null,
    });
  }
  inRepo.reverse();
  return [...inRepo, ...conversions(facts, files, inRepo)];
}

/** What the parameters would take in usual precisions that the repo lacks and that are smaller than what it has. */
function conversions(
  { parameters, quantization, writesText = false }: ModelFacts,
  files: ModelFiles | null,
  inRepo: readonly PrecisionOption[],
): PrecisionOption[] {
  // What is quantised already is not quantised again.
  if (parameters === null || quantization !== null || inRepo.some((option) => option.quantisation !== null)) return [];
  const architecture = files?.architecture ?? null;
  const writes = architecture === null ? writesText : architecture.cachingLayers > 0;
  const bits = Math.max(0, ...inRepo.map(({ label }) => bitsOf(label) ?? 32));
  return (writes ? ["Q8_0", "Q4_K_M"] : ["F16"])
    .filter((precision) => (bitsOf(precision) ?? 0) < bits || inRepo.length === 0)
    .map((precision) => ({
      label: precision,
      weights: { type: "parameters", parameters, precision },
      isInRepo: false,
      quantisation: null,
    }));
}

/** The type of most parameters, or the method that quantised them. */
function labelOf({ quantization, safetensors }: ModelFacts): string | null {
  if (quantization?.method) {
    const name = quantization.method.toUpperCase();
    return quantization.bits === null ? name : `${name} ${quantization.bits}-bit`;
  }
  let most: { readonly dtype: string; readonly count: number } | null = null;
  for (const one of safetensors?.parameters ?? []) if (one.count > (most?.count ?? 0)) most = one;
  return most?.dtype ?? null;
}

function formatName(format: string): string {
  return formatNames[format] ?? format;
}

export type JudgedOption = PrecisionOption & { readonly estimate: MemoryEstimate; readonly fit: Fit };

/** Each option with what it takes at a context, and whether that fits. */
export function judgeOptions(
  options: readonly PrecisionOption[],
  architecture: Architecture | null,
  { contextTokens, machine }: { readonly contextTokens?: number; readonly machine: MachineMemory | null | undefined },
): JudgedOption[] {
  const tokens = contextTokens ?? usualContext(architecture?.contextMax ?? null);
  return options.map((option) => {
    const estimate = estimateMemory({ weights: option.weights, architecture, contextTokens: tokens });
    return { ...option, estimate, fit: fitOf(estimate.totalBytes, machine).fit };
  });
}

/** Of the repo's own options the largest that fits; else the largest that is tight, else the smallest. Null without any. */
export function bestOption<Option extends JudgedOption>(options: readonly Option[]): Option | null {
  const own = options.filter(({ isInRepo }) => isInRepo);
  const from = own.length > 0 ? own : options;
  return (
    from.find(({ fit }) => fit === "fits") ??
    from.find(({ fit }) => fit === "tight") ??
    from.findLast(() => true) ??
    null
  );
}
