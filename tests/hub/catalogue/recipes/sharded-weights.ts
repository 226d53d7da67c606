/** Weights as one safetensors file, or as numbered shards with an index where they are too large for one. */
import type { Files } from "#tests/hub/catalogue/repo-spec.ts";
import { type Content, contentOfJson } from "#tests/hub/content/content.ts";
import { safetensorsFile, type Tensor, tensorBytes } from "#tests/hub/content/safetensors.ts";

/** The weight files of a repo; `shardBytes` is the most that one file holds. */
export function shardedWeights(
  seed: string,
  tensors: readonly Tensor[],
  shardBytes = 5_000_000_000,
  stem = "model",
): Files {
  const shards: Tensor[][] = [[]];
  let filled = 0;
  for (const tensor of tensors) {
    if (filled > 0 && filled + tensorBytes(tensor) > shardBytes) {
      shards.push([]);
      filled = 0;
    }
    shards.at(-1)?.push(tensor);
    filled += tensorBytes(tensor);
  }
  if (shards.length === 1) return { [`${stem}.safetensors`]: safetensorsFile(seed, tensors) };
  const files: Record<string, Content> = {};
  const weightMap: Record<string, string> = {};
  for (const [index, shard] of shards.entries()) {
    const name = `${stem}-${numbered(index + 1)}-of-${numbered(shards.length)}.safetensors`;
    files[name] = safetensorsFile(`${seed} ${name}`, shard);
    for (const tensor of shard) weightMap[tensor.name] = name;
  }
  const total = tensors.reduce((sum, tensor) => sum + tensorBytes(tensor), 0);
  files[`${stem}.safetensors.index.json`] = contentOfJson({ metadata: { total_size: total }, weight_map: weightMap });
  return files;
}

function numbered(shard: number): string {
  return String(shard).padStart(5, "0");
}
