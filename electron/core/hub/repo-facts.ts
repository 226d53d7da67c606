/** The fields of a repo that lists and info share, as the Hub sends them, and what they mean. */
import * as z from "zod";
import { count, countOrNull, flag, listOf, textOrNull, timeOrNull } from "#core/hub/tolerant.ts";

const total = z
  .object({ total: countOrNull })
  .nullish()
  .catch(null)
  .transform((value) => value?.total ?? null);

/** Fields of /api/models entries and of info, all of them optional there. */
export const repoFacts = {
  private: flag,
  gated: z.union([z.literal(false), z.literal("auto"), z.literal("manual")]).catch(false),
  pipeline_tag: textOrNull(300),
  library_name: textOrNull(300),
  tags: listOf(
    textOrNull(300).transform((tag) => tag ?? ""),
    2000,
  ).transform((tags) => tags.filter((tag) => tag !== "")),
  downloads: count,
  likes: count,
  lastModified: timeOrNull,
  safetensors: total,
  gguf: total,
};
const facts = z.object(repoFacts);
type Facts = z.infer<typeof facts>;

/** The same in the contract's words. */
export function toRepoFacts(item: Facts) {
  const license = item.tags.find((tag) => tag.startsWith("license:"))?.slice("license:".length);
  return {
    pipelineTag: item.pipeline_tag,
    library: item.library_name,
    license: license || null,
    parameters: item.safetensors ?? item.gguf,
    downloads: item.downloads,
    likes: item.likes,
    lastModified: item.lastModified,
    isPrivate: item.private,
    gated: item.gated === false ? ("no" as const) : item.gated,
  };
}
