import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { architectureOfConfig } from "#core/about/config-architecture.ts";
import { architecture } from "#shared/contract/about.ts";
import { cacheBytesPerToken } from "#shared/model/memory/estimate.ts";

const llama3 = {
  architectures: ["LlamaForCausalLM"],
  model_type: "llama",
  hidden_size: 4096,
  num_hidden_layers: 32,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  vocab_size: 128_256,
  max_position_embeddings: 8192,
};

// Numbers of published configurations.
test.each([
  ["Llama 3 8B", llama3, { layers: 32, kvHeads: 8, headDim: 128, contextMax: 8192, cachingLayers: 32 }],
  [
    "Llama 3.1, whose maximum has the factor in it already",
    {
      ...llama3,
      max_position_embeddings: 131_072,
      rope_scaling: { factor: 8, original_max_position_embeddings: 8192, rope_type: "llama3" },
    },
    { contextMax: 131_072 },
  ],
  [
    "Qwen2.5 with YaRN, whose maximum has not",
    {
      ...llama3,
      model_type: "qwen2",
      max_position_embeddings: 32_768,
      sliding_window: 131_072,
      use_sliding_window: false,
      rope_scaling: { factor: 4, original_max_position_embeddings: 32_768, type: "yarn" },
    },
    { contextMax: 131_072, slidingWindow: null, slidingLayers: 0 },
  ],
  [
    "GPT-2, by its own names",
    { architectures: ["GPT2LMHeadModel"], model_type: "gpt2", n_layer: 12, n_head: 12, n_embd: 768, n_ctx: 1024 },
    { layers: 12, kvHeads: 12, headDim: 64, contextMax: 1024, cachingLayers: 12 },
  ],
  [
    "Falcon 7B, with one head of keys and values",
    {
      architectures: ["FalconForCausalLM"],
      num_hidden_layers: 32,
      num_attention_heads: 71,
      hidden_size: 4544,
      multi_query: true,
    },
    { kvHeads: 1, headDim: 64 },
  ],
  [
    "Mistral 7B v0.1, with a window in every layer",
    { ...llama3, model_type: "mistral", sliding_window: 4096 },
    { slidingLayers: 32, slidingWindow: 4096 },
  ],
  [
    "Gemma 3 27B: five of six layers with a window, inside the part for text",
    {
      architectures: ["Gemma3ForConditionalGeneration"],
      model_type: "gemma3",
      vision_config: { num_hidden_layers: 27, hidden_size: 1152 },
      text_config: {
        hidden_size: 5376,
        num_hidden_layers: 62,
        num_attention_heads: 32,
        num_key_value_heads: 16,
        head_dim: 128,
        sliding_window: 1024,
        sliding_window_pattern: 6,
        max_position_embeddings: 131_072,
      },
    },
    { modelType: "gemma3", layers: 62, slidingLayers: 52, kvHeads: 16, headDim: 128, cachingLayers: 62 },
  ],
  [
    "gpt-oss 20B, layer by layer, with experts",
    {
      ...llama3,
      architectures: ["GptOssForCausalLM"],
      num_hidden_layers: 24,
      head_dim: 64,
      num_local_experts: 32,
      sliding_window: 128,
      layer_types: Array.from({ length: 24 }, (_, at) => (at % 2 === 0 ? "sliding_attention" : "full_attention")),
    },
    { experts: 32, slidingLayers: 12, cachingLayers: 24, headDim: 64 },
  ],
  [
    "Qwen3-Next: three of four layers keep no cache",
    { ...llama3, num_hidden_layers: 48, full_attention_interval: 4, num_key_value_heads: 2, head_dim: 256 },
    { layers: 48, cachingLayers: 12 },
  ],
  [
    "BERT, which reads all at once",
    {
      architectures: ["BertForMaskedLM"],
      model_type: "bert",
      hidden_size: 768,
      num_attention_heads: 12,
      num_hidden_layers: 12,
      max_position_embeddings: 512,
    },
    { cachingLayers: 0, contextMax: 512 },
  ],
])("%s", (_name, json, expected) => {
  const found = architectureOfConfig(json);
  expect(found).toMatchObject(expected);
  expect(architecture.parse(found)).toEqual(found);
});

test("DeepSeek V3 keeps keys and values together: 70 kB a token", () => {
  const found = architectureOfConfig({
    architectures: ["DeepseekV3ForCausalLM"],
    num_hidden_layers: 61,
    num_attention_heads: 128,
    num_key_value_heads: 128,
    hidden_size: 7168,
    kv_lora_rank: 512,
    qk_rope_head_dim: 64,
    n_routed_experts: 256,
    max_position_embeddings: 163_840,
    rope_scaling: { factor: 40, original_max_position_embeddings: 4096, type: "yarn" },
  });
  expect(found).toMatchObject({ latentSize: 576, experts: 256, contextMax: 163_840 });
  expect(cacheBytesPerToken(found)).toBe(70_272);
});

describe("a hostile config.json", () => {
  test.each([
    ["is no object", "text"],
    ["is empty", {}],
    ["has absurd numbers", { ...llama3, num_hidden_layers: 1e12 }],
    ["has no layers", { ...llama3, num_hidden_layers: -1 }],
    ["has layers of another type", { ...llama3, num_hidden_layers: "32" }],
    ["has layers without end", { ...llama3, num_hidden_layers: 20_000 }],
  ])("that %s tells nothing", (_name, json) => {
    expect(architectureOfConfig(json)).toBeNull();
  });

  test("loses only what is wrong", () => {
    expect(
      architectureOfConfig({
        ...llama3,
        num_key_value_heads: { a: 1 },
        rope_scaling: "yarn",
        sliding_window: -4,
        layer_types: [1, 2, 3],
        max_position_embeddings: 1e300,
        vocab_size: null,
      }),
    ).toMatchObject({ layers: 32, kvHeads: 32, slidingWindow: null, contextMax: null, vocabularySize: null });
  });

  test("whatever it holds, the answer has the contract's shape", () => {
    const keys = Object.keys(llama3).concat("sliding_window", "layer_types", "rope_scaling", "text_config", "head_dim");
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()), (odd) => {
        const found = architectureOfConfig({ ...llama3, ...odd });
        if (found !== null) expect(architecture.parse(found)).toEqual(found);
      }),
    );
  });
});
