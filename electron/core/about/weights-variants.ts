/** The weights of a repo as what one would load together, told by the files' names and sizes. */
import { selectFiles } from "#core/downloads/plan/select-files.ts";
import type { WeightsVariant } from "#shared/contract/about.ts";
import { quantisationOf, weightFormat } from "#shared/model/weights.ts";

type File = { readonly path: string; readonly sizeBytes: number };

const variantsMax = 200;

/** One for each quantisation of GGUF, and one for each other format; smallest first. */
export function weightsVariants(files: readonly File[]): WeightsVariant[] {
  const weights = files.filter((file) => file.sizeBytes > 0 && isWeights(file) && !hasPlainTwin(file, files));
  // The same weights for another runtime are not loaded beside the first format's.
  const chosen = new Set(selectFiles(weights, { type: "one-format" }));
  const groups = new Map<string, WeightsVariant>();
  for (const file of weights) {
    const format = weightFormat(file);
    if (format === null) continue;
    const quantisation = quantisationOf(file);
    if (format === "gguf" ? quantisation === null : !chosen.has(file)) continue;
    const key = quantisation ?? format;
    const group = groups.get(key);
    groups.set(key, {
      format,
      quantisation: quantisation?.slice(0, 60) ?? null,
      sizeBytes: (group?.sizeBytes ?? 0) + file.sizeBytes,
      fileCount: (group?.fileCount ?? 0) + 1,
      firstPath: group?.firstPath ?? file.path,
    });
  }
  return [...groups.values()].sort((one, other) => one.sizeBytes - other.sizeBytes).slice(0, variantsMax);
}

function isWeights(file: File): boolean {
  return weightFormat(file) !== null && !file.path.endsWith(".json");
}

/** `model.fp16.safetensors` beside `model.safetensors`: the same weights once more. */
function hasPlainTwin(file: File, files: readonly File[]): boolean {
  const plain = file.path.replace(/\.(?:fp16|bf16|non_ema|ema_only)(?=[.-])/i, "");
  return plain !== file.path && files.some(({ path }) => path === plain);
}
