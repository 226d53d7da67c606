/** The lists of the Hub: models, datasets and Spaces that match a filter, the tags to filter by, and which repos are on this disk. */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { repoId, sizeBytes, timestamp } from "#shared/contract/common.ts";
import { gated } from "#shared/contract/hub.ts";
import { kept } from "#shared/contract/kept.ts";
import { fails, hubProblems } from "#shared/contract/problems.ts";
import { repoKinds } from "#shared/model/repo-id.ts";

const tag = z.string().min(1).max(300);
const tags = z.array(tag).max(20);
const count = z.number().nonnegative();
const cursor = z.string().min(1).max(4096);

const common = {
  search: z.string().max(200).optional(),
  /** A user or an organisation. */
  author: z.string().min(1).max(96).optional(),
};

/** All of what is given must hold; several languages, libraries or formats mean all of them, as the Hub has it. */
export const modelFilter = z.strictObject({
  ...common,
  pipelineTag: tag.optional(),
  library: tags.optional(),
  language: tags.optional(),
  license: tag.optional(),
  /** `safetensors`, `gguf`, `onnx`, …. */
  format: tags.optional(),
  /** Ids of local apps; any of them. */
  apps: tags.optional(),
  /** An inference provider's id, or `all` for any. */
  inferenceProvider: tag.optional(),
  gated: z.boolean().optional(),
  /** A repo id, with or without the relation before it: `quantized:owner/name`. */
  baseModel: tag.optional(),
  numParameters: z.strictObject({ min: count.optional(), max: count.optional() }).optional(),
});
export type ModelFilter = z.infer<typeof modelFilter>;

export const datasetFilter = z.strictObject({
  ...common,
  taskCategory: tag.optional(),
  sizeCategory: tag.optional(),
  format: tags.optional(),
  modality: tags.optional(),
  language: tags.optional(),
  license: tag.optional(),
  gated: z.boolean().optional(),
});
export type DatasetFilter = z.infer<typeof datasetFilter>;

export const spaceFilter = z.strictObject({
  ...common,
  sdk: tag.optional(),
  /** The Hub's name of a hardware, such as `zero-a10g`; the list call cannot be asked for it. */
  hardware: tag.optional(),
  /** Spaces that use this model, or this dataset. */
  model: repoId.optional(),
  dataset: repoId.optional(),
});
export type SpaceFilter = z.infer<typeof spaceFilter>;

const sharedFacts = {
  id: repoId,
  likes: count,
  createdAt: timestamp.nullable(),
  lastModified: timestamp.nullable(),
  isPrivate: z.boolean(),
};

/** What one would download, and how it is known: stated by the Hub, or reckoned from the parameters and their types. */
const size = z.strictObject({ bytes: sizeBytes, from: z.enum(["safetensors", "gguf", "main", "parameters"]) });
export type RepoSize = z.infer<typeof size>;

const modelSummary = z.strictObject({
  kind: z.literal("model"),
  ...sharedFacts,
  pipelineTag: tag.nullable(),
  library: tag.nullable(),
  license: tag.nullable(),
  /** Number of parameters, where the repo states it. */
  parameters: count.nullable(),
  /** The same by tensor type, where the repo states it. */
  tensorTypes: z.array(z.strictObject({ type: z.string().max(30), count })).max(12),
  /** What the Hub reads out of the GGUF files, if there are any. */
  gguf: z.strictObject({ architecture: z.string().max(60).nullable(), contextLength: count.nullable() }).nullable(),
  /** `gguf` is all files of that kind together, of which one usually needs one. */
  size: size.nullable(),
  downloads: count,
  gated,
  /** Whether an inference provider serves it now. */
  isServed: z.boolean(),
});
export type ModelSummary = z.infer<typeof modelSummary>;

const datasetSummary = z.strictObject({
  kind: z.literal("dataset"),
  ...sharedFacts,
  taskCategories: z.array(tag).max(5),
  /** How many rows, as the Hub's tag puts it: `10K<n<100K`. */
  sizeCategory: tag.nullable(),
  formats: z.array(tag).max(5),
  modalities: z.array(tag).max(8),
  license: tag.nullable(),
  size: size.nullable(),
  downloads: count,
  gated,
});
export type DatasetSummary = z.infer<typeof datasetSummary>;

const spaceSummary = z.strictObject({
  kind: z.literal("space"),
  ...sharedFacts,
  title: z.string().max(200).nullable(),
  emoji: z.string().max(16).nullable(),
  sdk: tag.nullable(),
  /** The Hub's word for what it is doing: `RUNNING`, `SLEEPING`, `BUILD_ERROR`. */
  stage: z.string().max(60).nullable(),
  hardware: z.string().max(60).nullable(),
});
export type SpaceSummary = z.infer<typeof spaceSummary>;

/** A row of a list. */
export const repoSummary = z.discriminatedUnion("kind", [modelSummary, datasetSummary, spaceSummary]);
export type RepoSummary = z.infer<typeof repoSummary>;

export const repoSort = z.enum(["trendingScore", "downloads", "likes", "lastModified", "createdAt"]);
export type RepoSort = z.infer<typeof repoSort>;

const page = { sort: repoSort.default("trendingScore"), cursor: cursor.optional() };

export const listQuestion = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("model"), filter: modelFilter.default({}), ...page }),
  z.strictObject({ kind: z.literal("dataset"), filter: datasetFilter.default({}), ...page }),
  z.strictObject({ kind: z.literal("space"), filter: spaceFilter.default({}), ...page }),
]);
export type ListQuestion = z.infer<typeof listQuestion>;

/** Parts of a filter that the list call cannot be asked for; whoever shows the rows has to look at each. */
export const unaskable = z.enum(["hardware"]);

export const listPage = z.strictObject({
  repos: z.array(repoSummary).max(1000),
  nextCursor: cursor.nullable(),
  /** How many match in all, where the Hub tells. */
  total: count.nullable(),
  unasked: z.array(unaskable).max(5),
});
export type ListPage = z.infer<typeof listPage>;

const facetTag = z.strictObject({ id: tag, label: z.string().max(300) });
export const facets = z
  .array(
    z.strictObject({
      /** The Hub's name of the kind of tag: `pipeline_tag`, `library`, `size_categories`. */
      type: z.string().max(60),
      tags: z.array(facetTag).max(600),
    }),
  )
  .max(12);
export type Facets = z.infer<typeof facets>;

const repoIds = z.array(repoId).max(5000);

export const browse = {
  /** One page of a list, best first by `sort`. `cursor` is what the page before answered as `nextCursor`. */
  list: oc
    .input(listQuestion)
    .output(listPage.extend({ kept }))
    .errors(fails(...hubProblems)),
  /** The tags that the Hub knows for a kind of repo, by type. Spaces have none. */
  tags: oc
    .input(z.strictObject({ kind: z.enum(repoKinds) }))
    .output(z.strictObject({ facets, kept }))
    .errors(fails(...hubProblems)),
  /** The repos of which something is in the Hub cache on this computer, whoever put it there. Empty where the folder cannot be read. */
  onDisk: oc.output(z.strictObject({ model: repoIds, dataset: repoIds, space: repoIds })),
};
