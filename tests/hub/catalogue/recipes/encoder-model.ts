/** A model that reads text and answers with labels, spans or vectors: config, tokenizer, weights in F32. */
import { type CardText, cardText } from "#tests/hub/catalogue/recipes/card-text.ts";
import { shardedWeights } from "#tests/hub/catalogue/recipes/sharded-weights.ts";
import { type EncoderSize, encoderTensors } from "#tests/hub/catalogue/recipes/transformer-tensors.ts";
import { type Files, filesOf, type RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { contentOfJson } from "#tests/hub/content/content.ts";
import { countParameters } from "#tests/hub/content/safetensors.ts";
import { makeTokenizer, tokenizerConfig, tokenizerJson } from "#tests/hub/content/tokenizer.ts";

export type EncoderModel = Omit<RepoSpec, "card" | "config" | "safetensors"> & {
  readonly size: EncoderSize;
  readonly architecture: string;
  readonly modelType: string;
  readonly labels?: readonly string[];
  readonly text: CardText;
};

/** The repo of an encoder. With the library sentence-transformers it gets that library's files as well. */
export function encoderModel({ size, architecture, modelType, labels = [], text, ...spec }: EncoderModel): RepoSpec {
  const tensors = encoderTensors(size, modelType, labels.length);
  const config = { architectures: [architecture], model_type: modelType };
  const isSentence = spec.libraryName === "sentence-transformers";
  return {
    libraryName: "transformers",
    ...spec,
    card: cardText(text),
    config: { ...config, tokenizer_config: {} },
    safetensors: countParameters(tensors),
    files: () => ({
      "config.json": contentOfJson({
        ...config,
        hidden_size: size.hidden,
        intermediate_size: size.inner,
        num_hidden_layers: size.layers,
        vocab_size: size.vocab,
        max_position_embeddings: size.positions,
        ...(labels.length === 0 ? {} : { id2label: Object.fromEntries(labels.entries()) }),
      }),
      "tokenizer.json": contentOfJson(tokenizerJson(makeTokenizer(spec.id))),
      "tokenizer_config.json": contentOfJson(tokenizerConfig(size.positions, false)),
      ...shardedWeights(spec.id, tensors),
      ...(isSentence ? sentenceFiles(size) : {}),
      ...filesOf(spec),
    }),
  };
}

function sentenceFiles(size: EncoderSize): Files {
  return {
    "modules.json": contentOfJson([
      { idx: 0, name: "0", path: "", type: "sentence_transformers.models.Transformer" },
      { idx: 1, name: "1", path: "1_Pooling", type: "sentence_transformers.models.Pooling" },
    ]),
    "sentence_bert_config.json": contentOfJson({ max_seq_length: size.positions, do_lower_case: false }),
    "1_Pooling/config.json": contentOfJson({ word_embedding_dimension: size.hidden, pooling_mode_mean_tokens: true }),
  };
}
