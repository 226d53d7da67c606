/** How a model is built and what its weights take: what the memory estimate rests on. */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { repoPath, repoRef, revision, sizeBytes } from "#shared/contract/common.ts";
import { kept } from "#shared/contract/kept.ts";
import { fails, hubProblems } from "#shared/contract/problems.ts";

const amount = z.int().nonnegative();
const whole = z.int().positive();

/** See shared/model/memory/architecture.ts. */
export const architecture = z.strictObject({
  modelType: z.string().max(300).nullable(),
  layers: whole,
  cachingLayers: amount,
  slidingLayers: amount,
  slidingWindow: whole.nullable(),
  kvHeads: whole.nullable(),
  headDim: whole.nullable(),
  latentSize: whole.nullable(),
  hiddenSize: whole.nullable(),
  vocabularySize: whole.nullable(),
  experts: whole.nullable(),
  contextMax: whole.nullable(),
});

/** The weights that one would load together: one quantisation of GGUF, or one format of the rest. */
export const weightsVariant = z.strictObject({
  format: z.string().max(40),
  /** The quantisation in the files' names; null for other formats, whose types are in the repo's details. */
  quantisation: z.string().max(60).nullable(),
  sizeBytes,
  fileCount: whole,
  firstPath: repoPath,
});
export type WeightsVariant = z.infer<typeof weightsVariant>;

export const modelBuild = z.strictObject({
  /** Null where neither a config.json nor a GGUF file tells it, or reading them is refused. */
  architecture: architecture.nullable(),
  source: z.enum(["config.json", "gguf"]).nullable(),
  /** Smallest first; the part that reads pictures (mmproj) is not counted. */
  variants: z.array(weightsVariant).max(200),
  /** True where the repo has more files than were looked at. */
  isCut: z.boolean(),
});
export type ModelBuild = z.infer<typeof modelBuild>;

export const about = {
  /** Reads a model's config.json or the head of its smallest GGUF file, and lists its weights. A file that may not be read is none. */
  model: oc
    .input(z.strictObject({ repo: repoRef, revision }))
    .output(modelBuild.extend({ kept }))
    .errors(fails(...hubProblems)),
};
