/** What only a model has: its numbers, who runs it, what it comes from and what came from it. */
import * as z from "zod";
import { gatheredResults, modelIndex } from "#core/hub/repo/eval-results.ts";
import { loadingFacts, transformersInfo } from "#core/hub/repo/loading-facts.ts";
import { providerOffers } from "#core/hub/repo/provider-offers.ts";
import { count, countOrNull, listOf, repoIds, textOrNull, textsOf } from "#core/hub/tolerant.ts";
import { baseModelRelation, type ModelDetails } from "#shared/contract/repo-details.ts";

const config = z
  .object({
    architectures: textsOf(300, 20),
    model_type: textOrNull(300),
    quantization_config: z
      .object({
        quant_method: textOrNull(300),
        bits: countOrNull,
        load_in_4bit: z.unknown().optional(),
        load_in_8bit: z.unknown().optional(),
      })
      .nullish()
      .catch(null),
  })
  .nullish()
  .catch(null)
  .transform((value): ModelDetails["config"] => {
    const quantized = value?.quantization_config;
    return {
      architectures: value?.architectures ?? [],
      modelType: value?.model_type ?? null,
      quantization: quantized
        ? {
            method: quantized.quant_method,
            bits: quantized.bits ?? (quantized.load_in_4bit === true ? 4 : quantized.load_in_8bit === true ? 8 : null),
          }
        : null,
    };
  });

const safetensors = z
  .object({ parameters: z.record(z.string(), z.unknown()).catch({}), total: countOrNull })
  .nullish()
  .catch(null)
  .transform((value): ModelDetails["safetensors"] => {
    if (!value) return null;
    const parameters = Object.entries(value.parameters).flatMap(([dtype, amount]) =>
      dtype.length <= 40 && typeof amount === "number" && amount >= 0 ? [{ dtype, count: amount }] : [],
    );
    const total = value.total ?? parameters.reduce((sum, one) => sum + one.count, 0);
    return total === 0 ? null : { parameters: parameters.slice(0, 40), total };
  });

const gguf = z
  .object({
    total: countOrNull,
    architecture: textOrNull(300),
    context_length: countOrNull,
    totalFileSize: countOrNull,
  })
  .nullish()
  .catch(null)
  .transform((value): ModelDetails["gguf"] =>
    value
      ? {
          total: value.total,
          architecture: value.architecture,
          contextLength: value.context_length,
          totalFileSize: value.totalFileSize,
        }
      : null,
  );

const base = z
  .object({ relation: baseModelRelation, models: listOf(z.object({ id: z.string().max(200) }), 100) })
  .nullish()
  .catch(null)
  .transform((value): ModelDetails["base"] =>
    value && value.models.length > 0 ? { relation: value.relation, ids: value.models.map(({ id }) => id) } : null,
  );

const children = z.object({ quantized: count, finetune: count, adapter: count, merge: count }).nullish().catch(null);

/** The fields to expand, as the Hub sends them. */
export const modelFields = {
  config,
  safetensors,
  gguf,
  baseModels: base,
  childrenModelCount: children,
  spaces: repoIds,
  evalResults: gatheredResults,
  "model-index": modelIndex,
  inferenceProviderMapping: providerOffers,
  transformersInfo,
};
const fields = z.object(modelFields);

/** Of an answer that holds those fields. */
export function toModelDetails(answer: unknown): ModelDetails {
  const found = fields.parse(answer);
  return {
    kind: "model",
    config: found.config,
    safetensors: found.safetensors,
    gguf: found.gguf,
    base: found.baseModels,
    childrenCounts: found.childrenModelCount ?? null,
    spaces: found.spaces,
    evalResults: [...found.evalResults, ...found["model-index"]].slice(0, 200),
    offers: found.inferenceProviderMapping,
    loading: loadingFacts(answer, found.transformersInfo),
  };
}
