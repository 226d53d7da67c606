/** What memory a model takes on this machine: of its weights the best that fit, or the smallest where none do. */
import type { ModelBuild } from "#shared/contract/about.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { MachineFacts } from "#shared/contract/machine.ts";
import { estimateMemory, usualContext, type Weights } from "#shared/model/memory/estimate.ts";
import { type Fit, fits } from "#shared/model/memory/fits.ts";

export type MemoryNeed = {
  /** The quantisation or tensor type that it is reckoned for. */
  readonly weights: string;
  readonly totalBytes: number;
  /** Null where the cache of the context is not known, or none is kept. */
  readonly contextTokens: number | null;
  readonly fit: Fit;
};

type Candidate = { readonly name: string; readonly weights: Weights };

/** Null where nothing is known of the weights. */
export function memoryNeed(
  info: RepoInfo,
  build: ModelBuild | undefined,
  machine: MachineFacts | undefined,
): MemoryNeed | null {
  const contextTokens = usualContext(build?.architecture?.contextMax ?? null);
  const needs = candidates(info, build).map(({ name, weights }) => {
    const { totalBytes, contextBytes } = estimateMemory({
      weights,
      architecture: build?.architecture ?? null,
      contextTokens,
    });
    const cached = contextBytes > 0 ? contextTokens : null;
    return { weights: name, totalBytes, contextTokens: cached, fit: fits(totalBytes, machine) };
  });
  const bySize = needs.toSorted((one, other) => other.totalBytes - one.totalBytes);
  return (
    bySize.find(({ fit }) => fit === "fits") ?? bySize.findLast(({ fit }) => fit === "tight") ?? bySize.at(-1) ?? null
  );
}

function candidates({ parameters, details }: RepoInfo, build: ModelBuild | undefined): readonly Candidate[] {
  const quantised = (build?.variants ?? []).flatMap(({ quantisation, sizeBytes }): Candidate[] =>
    quantisation === null ? [] : [{ name: quantisation, weights: { type: "files", sizeBytes } }],
  );
  if (details.kind === "model" && details.safetensors !== null && details.safetensors.parameters.length > 0) {
    const types = details.safetensors.parameters;
    const main = types.reduce((most, one) => (one.count > most.count ? one : most));
    const parametersByType = Object.fromEntries(types.map(({ dtype, count }) => [dtype, count]));
    return [...quantised, { name: main.dtype, weights: { type: "types", parametersByType } }];
  }
  if (quantised.length > 0) return quantised;
  const files = build?.variants[0];
  if (files !== undefined) return [{ name: files.format, weights: { type: "files", sizeBytes: files.sizeBytes } }];
  if (parameters === null || parameters === 0) return [];
  return [{ name: "BF16", weights: { type: "parameters", parameters, precision: "BF16" } }];
}
