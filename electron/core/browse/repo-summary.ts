/** One entry of the Hub's list calls as a row: which fields are asked for, how they may look, and what they mean. */
import * as z from "zod";
import { reckonedBytes, tensorTypes } from "#core/browse/tensor-types.ts";
import { repoFacts, toRepoFacts } from "#core/hub/repo-facts.ts";
import { count, countOrNull, flag, listOf, textOrNull, timeOrNull } from "#core/hub/tolerant.ts";
import type { DatasetSummary, ModelSummary, RepoSize, RepoSummary, SpaceSummary } from "#shared/contract/browse.ts";
import { isRepoId, type RepoKind } from "#shared/model/repo-id.ts";

/** An entry without a proper repo id is left out: nothing could be done with it. */
const id = z.string().refine(isRepoId);
const objectOrNull = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).nullish().catch(null);

const modelFields = {
  ...repoFacts,
  createdAt: timeOrNull,
  inference: z.unknown().optional(),
  safetensors: objectOrNull({ total: countOrNull, totalFileSize: countOrNull, parameters: tensorTypes }),
  gguf: objectOrNull({
    total: countOrNull,
    totalFileSize: countOrNull,
    architecture: textOrNull(60),
    context_length: countOrNull,
  }),
};
const model = z.object({ id, ...modelFields }).transform((item): ModelSummary => {
  const { safetensors, gguf } = item;
  const facts = toRepoFacts({ ...item, safetensors: safetensors?.total ?? null, gguf: gguf?.total ?? null });
  return {
    kind: "model",
    id: item.id,
    ...facts,
    createdAt: item.createdAt,
    tensorTypes: safetensors?.parameters ?? [],
    gguf: gguf == null ? null : { architecture: gguf.architecture, contextLength: gguf.context_length },
    size:
      sizeOf("safetensors", safetensors?.totalFileSize) ??
      sizeOf("parameters", reckonedBytes(safetensors?.parameters ?? [])) ??
      sizeOf("gguf", gguf?.totalFileSize),
    isServed: item.inference === "warm",
  };
});

const datasetFields = {
  private: flag,
  gated: repoFacts.gated,
  tags: repoFacts.tags,
  downloads: count,
  likes: count,
  createdAt: timeOrNull,
  lastModified: timeOrNull,
  mainSize: countOrNull,
};
const dataset = z.object({ id, ...datasetFields }).transform((item): DatasetSummary => {
  const tagged = (lead: string) => item.tags.filter((tag) => tag.startsWith(lead)).map((tag) => tag.slice(lead.length));
  return {
    kind: "dataset",
    id: item.id,
    isPrivate: item.private,
    gated: item.gated === false ? "no" : item.gated,
    downloads: item.downloads,
    likes: item.likes,
    createdAt: item.createdAt,
    lastModified: item.lastModified,
    license: tagged("license:")[0] || null,
    taskCategories: tagged("task_categories:").filter(Boolean).slice(0, 5),
    sizeCategory: tagged("size_categories:")[0] || null,
    formats: tagged("format:").filter(Boolean).slice(0, 5),
    modalities: tagged("modality:").filter(Boolean).slice(0, 8),
    size: sizeOf("main", item.mainSize),
  };
});

const spaceFields = {
  private: flag,
  likes: count,
  createdAt: timeOrNull,
  lastModified: timeOrNull,
  sdk: textOrNull(60),
  cardData: objectOrNull({ title: textOrNull(200), emoji: textOrNull(16) }),
  runtime: objectOrNull({
    stage: textOrNull(60),
    hardware: objectOrNull({ current: textOrNull(60), requested: textOrNull(60) }),
  }),
};
const space = z.object({ id, ...spaceFields }).transform((item): SpaceSummary => {
  const { cardData, runtime } = item;
  return {
    kind: "space",
    id: item.id,
    isPrivate: item.private,
    likes: item.likes,
    createdAt: item.createdAt,
    lastModified: item.lastModified,
    title: cardData?.title ?? null,
    emoji: cardData?.emoji ?? null,
    sdk: item.sdk,
    stage: runtime?.stage ?? null,
    hardware: runtime?.hardware?.current ?? runtime?.hardware?.requested ?? null,
  };
});

const fields: Readonly<Record<RepoKind, readonly string[]>> = {
  model: Object.keys(modelFields),
  dataset: Object.keys(datasetFields),
  space: Object.keys(spaceFields),
};
/** The values of `expand`; each kind allows its own, and the Hub answers 400 to one it does not know. */
export function expandsOf(kind: RepoKind): readonly string[] {
  return fields[kind];
}

const summaries: Readonly<Record<RepoKind, z.ZodType<RepoSummary>>> = { model, dataset, space };
/** A page of the list call: a bad entry costs only itself. */
export function pageSchema(kind: RepoKind) {
  return z.array(z.unknown()).pipe(listOf(summaries[kind], 1000));
}

function sizeOf(from: RepoSize["from"], bytes: number | null | undefined): RepoSize | null {
  return bytes == null || bytes === 0 || !Number.isSafeInteger(bytes) ? null : { bytes, from };
}
