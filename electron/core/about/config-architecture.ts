/**
 * A model's build out of its config.json. The file is anybody's: every name that families of models use for the same number is
 * tried, and what is missing, absurd or of another type is unknown.
 */
import * as z from "zod";
import { textOrNull, textsOf } from "#core/hub/tolerant.ts";
import type { Architecture } from "#shared/model/memory/architecture.ts";

const numberMax = 1_000_000_000;
const layersMax = 10_000;

const whole = z.int().positive().max(numberMax);
const wholeNumber = whole.nullish().catch(null);
/** Some families have a number for each layer in its place; the largest stands for all. */
const oneOrEach = z
  .union([
    whole,
    z
      .array(z.number().max(numberMax))
      .min(1)
      .max(layersMax)
      .transform((each) => Math.max(...each))
      .pipe(whole),
  ])
  .nullish()
  .catch(null);
const factor = z.number().positive().max(10_000).nullish().catch(null);

const rope = z
  .object({
    rope_type: textOrNull(60),
    type: textOrNull(60),
    factor,
    original_max_position_embeddings: wholeNumber,
  })
  .nullish()
  .catch(null);

const names = {
  layers: ["num_hidden_layers", "n_layer", "n_layers", "num_layers", "decoder_layers", "num_decoder_layers"],
  heads: ["num_attention_heads", "n_head", "n_heads", "num_heads", "decoder_attention_heads"],
  kvHeads: ["num_key_value_heads", "num_kv_heads", "n_head_kv", "multi_query_group_num", "n_kv_heads"],
  headDim: ["head_dim", "kv_channels", "d_kv", "attention_head_dim"],
  hiddenSize: ["hidden_size", "n_embd", "d_model", "dim"],
  vocabularySize: ["vocab_size", "padded_vocab_size"],
  context: [
    "max_position_embeddings",
    "n_positions",
    "max_seq_len",
    "seq_length",
    "n_ctx",
    "max_sequence_length",
    "max_target_positions",
    "model_max_length",
  ],
  experts: ["num_local_experts", "num_experts", "n_routed_experts", "moe_num_experts"],
} as const;

const config = z.looseObject({
  model_type: textOrNull(300),
  architectures: textsOf(300, 20),
  layer_types: z.array(z.string().max(60)).max(layersMax).nullish().catch(null),
  hybrid_override_pattern: z.string().max(layersMax).nullish().catch(null),
  full_attention_interval: wholeNumber,
  attn_layer_period: wholeNumber,
  sliding_window: wholeNumber,
  sliding_window_pattern: wholeNumber,
  use_sliding_window: z.boolean().nullish().catch(null),
  max_window_layers: wholeNumber,
  multi_query: z.boolean().nullish().catch(null),
  new_decoder_architecture: z.boolean().nullish().catch(null),
  kv_lora_rank: wholeNumber,
  qk_rope_head_dim: wholeNumber,
  rope_scaling: rope,
  rope_parameters: rope,
});
type Config = z.infer<typeof config>;

/** Null where the text is no configuration of a model with layers. */
export function architectureOfConfig(json: unknown): Architecture | null {
  const read = config.safeParse(json);
  if (!read.success) return null;
  const outer = read.data;
  const found = textPart(outer);
  const number = (key: keyof typeof names) => firstNumber(found, names[key]);
  const layers = number("layers");
  if (layers === null || layers > layersMax) return null;
  const hiddenSize = number("hiddenSize");
  const heads = number("heads");
  const cachingLayers = keepsCache(outer, found) ? attentionLayers(found, layers) : 0;
  const window = found.use_sliding_window === false ? null : (found.sliding_window ?? null);
  return {
    modelType: outer.model_type,
    layers,
    cachingLayers,
    slidingLayers: window === null ? 0 : Math.min(cachingLayers, slidingLayers(found, layers)),
    slidingWindow: window,
    kvHeads: number("kvHeads") ?? (found.multi_query === true && found.new_decoder_architecture !== true ? 1 : heads),
    headDim:
      number("headDim") ?? (hiddenSize !== null && heads !== null ? Math.floor(hiddenSize / heads) || null : null),
    latentSize: found.kv_lora_rank ? found.kv_lora_rank + (found.qk_rope_head_dim ?? 0) : null,
    hiddenSize,
    vocabularySize: number("vocabularySize") ?? firstNumber(outer, names.vocabularySize),
    experts: number("experts"),
    contextMax: contextOf(found, number("context")),
  };
}

/** Models of pictures and sound keep the numbers of the part that writes in an object of its own. */
function textPart(outer: Config): Config {
  let part = outer;
  for (const name of ["thinker_config", "text_config", "llm_config", "language_config", "decoder"]) {
    const inner = config.safeParse(part[name]);
    if (inner.success && firstNumber(inner.data, names.layers) !== null) part = inner.data;
    else if (name === "thinker_config" && inner.success) part = inner.data;
  }
  return firstNumber(part, names.layers) === null ? outer : part;
}

function firstNumber(from: Config, keys: readonly string[]): number | null {
  for (const key of keys) {
    const value = oneOrEach.parse(from[key]);
    if (value) return value;
  }
  return null;
}

/** Models that write token after token; encoders read all at once and keep nothing. */
function keepsCache(outer: Config, found: Config): boolean {
  const classes = [...outer.architectures, ...found.architectures];
  return classes.some((name) => /ForCausalLM|LMHeadModel|ForConditionalGeneration|ForVision2Seq|Chat/.test(name));
}

/** Layers with attention. Those of a state space or of linear attention keep a state that does not grow. */
function attentionLayers(found: Config, layers: number): number {
  const { layer_types, hybrid_override_pattern, full_attention_interval, attn_layer_period } = found;
  if (layer_types && layer_types.length === layers) {
    return layer_types.filter((type) => /attention/.test(type) && !/linear/.test(type)).length;
  }
  if (hybrid_override_pattern && hybrid_override_pattern.length === layers) {
    return [...hybrid_override_pattern].filter((letter) => letter === "*").length;
  }
  if (/mamba|rwkv/.test(found.model_type ?? "") && firstNumber(found, names.heads) === null) return 0;
  const period = full_attention_interval ?? attn_layer_period;
  return period ? Math.floor(layers / period) : layers;
}

function slidingLayers(found: Config, layers: number): number {
  const { layer_types, sliding_window_pattern, max_window_layers, model_type } = found;
  if (layer_types && layer_types.length === layers) {
    return layer_types.filter((type) => /sliding|chunked/.test(type)).length;
  }
  // One layer in so many sees the whole context.
  if (sliding_window_pattern) return layers - Math.floor(layers / sliding_window_pattern);
  if (model_type === "gemma2") return Math.ceil(layers / 2);
  if (max_window_layers && found.use_sliding_window === true) return Math.max(0, layers - max_window_layers);
  return layers;
}

/** Positions can be stretched by a factor; some files have it in the stated maximum already, and the larger holds. */
function contextOf(found: Config, stated: number | null): number | null {
  const scaling = found.rope_scaling ?? found.rope_parameters;
  if (stated === null || !scaling?.factor) return stated;
  const kind = scaling.rope_type ?? scaling.type ?? "";
  if (!/^(?:yarn|linear|dynamic)$/.test(kind)) return stated;
  const stretched = Math.floor((scaling.original_max_position_embeddings ?? stated) * scaling.factor);
  return Math.min(numberMax, Math.max(stated, stretched));
}
