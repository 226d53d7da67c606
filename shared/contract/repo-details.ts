/** What only one kind of repo has: of a model its numbers and relatives, of a dataset its size, of a Space what runs it and how it is. */
import * as z from "zod";
import { sizeBytes, timestamp } from "#shared/contract/common.ts";

const name = z.string().max(300);
const plainName = z.string().max(200).nullable();
const amount = z.number().nonnegative();
/** A repo id as the Hub or a card's author wrote it; checked before it becomes a link. */
const relatedId = z.string().max(200);

/** The front matter of the card, as far as the app shows it. What an author wrote is text, never trusted. */
export const repoCardFacts = z.strictObject({
  title: name.nullable(),
  licenseName: name.nullable(),
  licenseLink: z.string().max(2048).nullable(),
  languages: z.array(name).max(300),
  /** Ids, or whatever the author wrote in their place. */
  baseModels: z.array(relatedId).max(100),
  datasets: z.array(relatedId).max(100),
});
export type RepoCardFacts = z.infer<typeof repoCardFacts>;

/** One provider's offer to run a model, as the model's own page has it. */
export const providerOffer = z.strictObject({
  provider: z.string().max(60),
  status: z.enum(["live", "staging", "error"]),
  task: name.nullable(),
  isModelAuthor: z.boolean(),
  supportsTools: z.boolean().nullable(),
  contextLength: amount.nullable(),
  /** US dollars per million tokens. */
  pricing: z.strictObject({ input: amount, output: amount }).nullable(),
});
export type ProviderOffer = z.infer<typeof providerOffer>;

/** One result of an evaluation that the card or the Hub tells. */
export const evalResult = z.strictObject({
  task: name.nullable(),
  dataset: name,
  metric: name,
  value: z.union([z.number(), z.string().max(100)]),
  isVerified: z.boolean(),
  source: name.nullable(),
  sourceUrl: z.string().max(2048).nullable(),
});
export type EvalResult = z.infer<typeof evalResult>;

export const baseModelRelation = z.enum(["quantized", "finetune", "adapter", "merge"]);

export const modelDetails = z.strictObject({
  kind: z.literal("model"),
  config: z.strictObject({
    architectures: z.array(name).max(20),
    modelType: name.nullable(),
    /** `awq`, `gptq`, `bitsandbytes`, … and the bits where they are told. */
    quantization: z.strictObject({ method: name.nullable(), bits: amount.nullable() }).nullable(),
  }),
  safetensors: z
    .strictObject({
      parameters: z.array(z.strictObject({ dtype: z.string().max(40), count: amount })).max(40),
      total: amount,
    })
    .nullable(),
  gguf: z
    .strictObject({
      total: amount.nullable(),
      architecture: name.nullable(),
      contextLength: amount.nullable(),
      /** Of all files together: a repo often has one quantisation beside the other. */
      totalFileSize: amount.nullable(),
    })
    .nullable(),
  base: z.strictObject({ relation: baseModelRelation, ids: z.array(relatedId).max(100) }).nullable(),
  childrenCounts: z.strictObject({ quantized: amount, finetune: amount, adapter: amount, merge: amount }).nullable(),
  /** Spaces that use it; the Hub tells a hundred at most. */
  spaces: z.array(relatedId).max(100),
  evalResults: z.array(evalResult).max(200),
  offers: z.array(providerOffer).max(100),
  /** What code that loads it has to name. Plain names only, for it is put into code that a person copies. */
  loading: z.strictObject({
    autoModel: plainName,
    processor: plainName,
    hasChatTemplate: z.boolean(),
    maskWord: plainName,
    diffusersClass: plainName,
    peftBase: plainName,
    peftTask: plainName,
    sklearnFile: plainName,
    sklearnFormat: plainName,
    speechbrainInterface: plainName,
    adapterBase: plainName,
  }),
});
export type ModelDetails = z.infer<typeof modelDetails>;

export const datasetDetails = z.strictObject({
  kind: z.literal("dataset"),
  description: z.string().max(4000).nullable(),
  /** Bytes of the files on main. */
  mainSize: sizeBytes.nullable(),
  /** The Hub's classes: `10K<n<100K`. */
  sizeCategories: z.array(name).max(20),
  taskCategories: z.array(name).max(100),
  modalities: z.array(name).max(20),
  formats: z.array(name).max(20),
});
export type DatasetDetails = z.infer<typeof datasetDetails>;

const hardware = z.string().max(60).nullable();

export const spaceDetails = z.strictObject({
  kind: z.literal("space"),
  sdk: z.string().max(40).nullable(),
  /** Where the running app is, on a host of its own; null where that is not known. */
  appUrl: z.url().max(2048).nullable(),
  runtime: z
    .strictObject({
      /** The Hub's word: `RUNNING`, `BUILDING`, … */
      stage: z.string().max(60),
      hardware: z.strictObject({ current: hardware, requested: hardware }),
      replicas: amount.nullable(),
      /** Seconds without a visitor until it goes to sleep; null where it does not, or is not told. */
      sleepSeconds: amount.nullable(),
      storage: z.string().max(60).nullable(),
      errorMessage: z.string().max(1000).nullable(),
    })
    .nullable(),
  models: z.array(relatedId).max(100),
  datasets: z.array(relatedId).max(100),
});
export type SpaceDetails = z.infer<typeof spaceDetails>;

export const repoDetails = z.discriminatedUnion("kind", [modelDetails, datasetDetails, spaceDetails]);

/** What every kind has. */
export const repoMore = {
  author: z.string().max(96),
  createdAt: timestamp.nullable(),
  /** Bytes of all that was ever committed; null where the Hub does not tell. */
  usedStorage: sizeBytes.nullable(),
  card: repoCardFacts,
  details: repoDetails,
};
