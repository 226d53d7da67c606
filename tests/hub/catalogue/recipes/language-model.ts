/** A language model in transformers' layout: config, tokenizer, weights in BF16. */
import { type CardText, cardText } from "#tests/hub/catalogue/recipes/card-text.ts";
import { shardedWeights } from "#tests/hub/catalogue/recipes/sharded-weights.ts";
import { type DecoderSize, decoderTensors } from "#tests/hub/catalogue/recipes/transformer-tensors.ts";
import { filesOf, type RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { contentOfJson } from "#tests/hub/content/content.ts";
import { countParameters } from "#tests/hub/content/safetensors.ts";
import { chatTemplate, makeTokenizer, tokenizerConfig, tokenizerJson } from "#tests/hub/content/tokenizer.ts";

export type LanguageModel = Omit<RepoSpec, "card" | "config" | "safetensors" | "libraryName"> & {
  readonly size: DecoderSize;
  readonly contextLength: number;
  readonly canChat: boolean;
  readonly shardBytes?: number;
  readonly text: CardText;
};

/** The repo of a language model. */
export function languageModel({ size, contextLength, canChat, shardBytes, text, ...spec }: LanguageModel): RepoSpec {
  const tensors = decoderTensors(size);
  const config = { architectures: ["LlamaForCausalLM"], model_type: "llama" };
  return {
    pipelineTag: "text-generation",
    ...spec,
    libraryName: "transformers",
    tags: [...(canChat ? ["conversational"] : []), "text-generation-inference", ...(spec.tags ?? [])],
    card: cardText({ code: usage(spec.id, canChat), ...text }),
    config: { ...config, tokenizer_config: canChat ? { chat_template: chatTemplate } : {} },
    safetensors: countParameters(tensors),
    files: () => ({
      "config.json": contentOfJson({
        ...config,
        hidden_size: size.hidden,
        intermediate_size: size.inner,
        num_hidden_layers: size.layers,
        num_attention_heads: size.heads,
        num_key_value_heads: size.keyHeads,
        vocab_size: size.vocab,
        max_position_embeddings: contextLength,
        rms_norm_eps: 1e-5,
        rope_theta: 500_000,
        tie_word_embeddings: size.isTied,
        torch_dtype: "bfloat16",
      }),
      "generation_config.json": contentOfJson({ bos_token_id: 0, eos_token_id: 1, temperature: 0.7, top_p: 0.9 }),
      "special_tokens_map.json": contentOfJson({ bos_token: "<|begin|>", eos_token: "<|end|>", pad_token: "<|pad|>" }),
      "tokenizer.json": contentOfJson(tokenizerJson(makeTokenizer(spec.id))),
      "tokenizer_config.json": contentOfJson(tokenizerConfig(contextLength, canChat)),
      ...shardedWeights(spec.id, tensors, shardBytes),
      ...filesOf(spec),
    }),
  };
}

function usage(id: string, canChat: boolean): NonNullable<CardText["code"]> {
  const input = canChat ? `[{"role": "user", "content": "Hello"}]` : `"The tide comes in"`;
  const text = `from transformers import pipeline

pipe = pipeline("text-generation", "${id}")
print(pipe(${input}, max_new_tokens=64))`;
  return { language: "python", text };
}
