/** What a memory estimate rests on, in sentences. The same as docs/memory-estimate.md, shorter. */
import { formatBytes, formatWhole } from "#shared/model/bytes.ts";
import { type Architecture, cachedValues } from "#shared/model/memory/architecture.ts";
import type { Assumption, MemoryEstimate } from "#shared/model/memory/estimate.ts";

export type EstimateContext = {
  readonly estimate: MemoryEstimate;
  readonly architecture: Architecture | null;
  readonly contextTokens: number;
  readonly label: string;
};

/** The sum, with its numbers. */
export function formulaLines({ estimate, architecture, contextTokens, label }: EstimateContext): string[] {
  const { weightsBytes, contextBytes, overheadBytes, totalBytes } = estimate;
  const lines = [`weights = ${label} = ${formatBytes(weightsBytes)}`];
  if (architecture !== null && contextBytes > 0) lines.push(contextLine(architecture, contextTokens, contextBytes));
  lines.push(`overhead = ${formatBytes(overheadBytes)}`, `total = ${formatBytes(totalBytes)}`);
  return lines;
}

function contextLine(architecture: Architecture, tokens: number, bytes: number): string {
  const { cachingLayers, slidingLayers, slidingWindow, latentSize, kvHeads, headDim } = architecture;
  const values =
    latentSize === null
      ? `2 × ${kvHeads ?? "?"} heads × ${headDim ?? "?"} values`
      : `${cachedValues(architecture) ?? "?"} values`;
  const isSliding = slidingWindow !== null && slidingLayers > 0 && slidingWindow < tokens;
  const full = `${cachingLayers - (isSliding ? slidingLayers : 0)} layers × ${formatWhole(tokens)} tokens`;
  const sliding = isSliding ? ` + ${slidingLayers} layers × ${formatWhole(slidingWindow)} tokens` : "";
  const where = isSliding ? `(${full}${sliding})` : full;
  return `context = ${where} × ${values} × 2 bytes = ${formatBytes(bytes)}`;
}

const sentences: Readonly<Record<Assumption, string>> = {
  "weights-are-the-files": "The weights are the sizes of the files in this repo, at this commit.",
  "weights-by-type": "The weights are the parameters by their number types, as the Hub counts them.",
  "weights-by-average-bits":
    "Nobody has converted this repo: the weights are its parameters at the precision’s average bits, as llama.cpp measured them on Llama 3.1 8B. Real files differ by some per cent.",
  "cache-in-16-bits":
    "The context cache holds 16-bit keys and values, which is the default; an 8-bit cache takes half.",
  "cache-not-known":
    "The context is not counted: the repo does not tell how the model is built, or its files may not be read yet.",
  "cache-none": "This model keeps no cache of its context.",
  "cache-sliding": "Some layers look back over a limited window only, and keep no more than that.",
  "cache-latent": "Keys and values are kept together in a compressed form.",
  "all-experts-loaded": "All experts are loaded, although only some work on each token.",
  "overhead-by-vocabulary":
    "The overhead is 0.2 GB for the program and its graph, and the scores of a batch of 512 tokens over the whole vocabulary.",
  "overhead-by-rule":
    "The overhead is a fifth of the weights, at least 0.2 GB: the usual rule where more is not known. Large inputs, such as pictures, can take more.",
};

export function assumptionSentences({ assumptions }: MemoryEstimate): string[] {
  return assumptions.map((assumption) => sentences[assumption]);
}

/** `4.9 to 6.1 GB`: what is certain at least, and what to plan with. */
export function rangeWords({ lowBytes, highBytes }: MemoryEstimate): string {
  return `${formatBytes(lowBytes)} to ${formatBytes(highBytes)}`;
}
