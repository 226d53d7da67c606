/** A language model's quantisations as GGUF files. */
import { formatBytes } from "#shared/model/bytes.ts";
import { type CardText, cardText } from "#tests/hub/catalogue/recipes/card-text.ts";
import type { DecoderSize } from "#tests/hub/catalogue/recipes/transformer-tensors.ts";
import type { Files, RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import type { Content } from "#tests/hub/content/content.ts";
import { type GgufTensor, type GgufType, type GgufValue, ggufFile } from "#tests/hub/content/gguf.ts";
import { chatTemplate, makeTokenizer } from "#tests/hub/content/tokenizer.ts";

/** Quantisations by name: the type of most weights, of the ones that matter most, and general.file_type. */
const quantisations = {
  Q2_K: { bulk: "Q2_K", best: "Q3_K", fileType: 10 },
  Q3_K_M: { bulk: "Q3_K", best: "Q4_K", fileType: 12 },
  Q4_K_M: { bulk: "Q4_K", best: "Q6_K", fileType: 15 },
  Q5_K_M: { bulk: "Q5_K", best: "Q6_K", fileType: 17 },
  Q6_K: { bulk: "Q6_K", best: "Q6_K", fileType: 18 },
  Q8_0: { bulk: "Q8_0", best: "Q8_0", fileType: 7 },
  F16: { bulk: "F16", best: "F16", fileType: 1 },
} as const satisfies Record<string, { bulk: GgufType; best: GgufType; fileType: number }>;
type Quantisation = keyof typeof quantisations;

export type GgufRepo = Omit<RepoSpec, "card" | "gguf" | "files"> & {
  /** The repo that was quantised. */
  readonly base: string;
  readonly size: DecoderSize;
  readonly contextLength: number;
  readonly names: readonly Quantisation[];
  readonly text: CardText;
};

/** The repo of the quantisations. */
export function ggufRepo({ base, size, contextLength, names, text, ...spec }: GgufRepo): RepoSpec {
  const stem = base.slice(base.indexOf("/") + 1);
  const total = ggufTensors(size, "F16", "F16").reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  return {
    pipelineTag: "text-generation",
    ...spec,
    tags: ["conversational", `base_model:quantized:${base}`, ...(spec.tags ?? [])],
    cardData: { base_model: base, quantized_by: spec.id.split("/")[0], ...spec.cardData },
    card: (files) =>
      cardText({
        code: { language: "sh", text: `llama-cli -hf ${spec.id}:${names[0]} -p "Hello"` },
        table: [["File", "Size"], ...sizesOf(files)],
        ...text,
      }),
    gguf: {
      total,
      architecture: "llama",
      context_length: contextLength,
      chat_template: chatTemplate,
      bos_token: "<|begin|>",
      eos_token: "<|end|>",
    },
    files() {
      const vocabulary = ggufVocabulary(spec.id, size.vocab);
      const file = (name: Quantisation): Content => quantised(spec.id, stem, size, contextLength, name, vocabulary);
      return Object.fromEntries(names.map((name) => [`${stem}-${name}.gguf`, file(name)]));
    },
  };
}

function sizesOf(files: Files): string[][] {
  return Object.entries(files).map(([name, content]) => [
    `\`${name}\``,
    formatBytes(typeof content === "string" ? content.length : content.sizeBytes),
  ]);
}

function ggufVocabulary(seed: string, size: number): readonly string[] {
  const { vocab } = makeTokenizer(seed);
  return Array.from({ length: size }, (_, at) => vocab[at] ?? `<|unused_${at}|>`);
}

function quantised(
  id: string,
  stem: string,
  size: DecoderSize,
  contextLength: number,
  name: Quantisation,
  tokens: readonly string[],
): Content {
  const { bulk, best, fileType } = quantisations[name];
  const metadata: Record<string, GgufValue> = {
    "general.architecture": { type: "string", value: "llama" },
    "general.name": { type: "string", value: stem },
    "general.file_type": { type: "uint32", value: fileType },
    "general.quantization_version": { type: "uint32", value: 2 },
    "llama.context_length": { type: "uint32", value: contextLength },
    "llama.embedding_length": { type: "uint32", value: size.hidden },
    "llama.block_count": { type: "uint32", value: size.layers },
    "llama.feed_forward_length": { type: "uint32", value: size.inner },
    "llama.attention.head_count": { type: "uint32", value: size.heads },
    "llama.attention.head_count_kv": { type: "uint32", value: size.keyHeads },
    "llama.attention.layer_norm_rms_epsilon": { type: "float32", value: 1e-5 },
    "llama.rope.freq_base": { type: "float32", value: 500_000 },
    "llama.vocab_size": { type: "uint32", value: size.vocab },
    "tokenizer.ggml.model": { type: "string", value: "gpt2" },
    "tokenizer.ggml.tokens": { type: "strings", value: tokens },
    "tokenizer.ggml.token_type": { type: "int32s", value: tokens.map((_, at) => (at < 3 ? 3 : 1)) },
    "tokenizer.ggml.bos_token_id": { type: "uint32", value: 0 },
    "tokenizer.ggml.eos_token_id": { type: "uint32", value: 1 },
    "tokenizer.chat_template": { type: "string", value: chatTemplate },
  };
  return ggufFile(`${id} ${name}`, metadata, ggufTensors(size, bulk, best));
}

function ggufTensors(size: DecoderSize, bulk: GgufType, best: GgufType): GgufTensor[] {
  const { hidden, inner, vocab } = size;
  const keyWidth = (hidden / size.heads) * size.keyHeads;
  const tensors: GgufTensor[] = [{ name: "token_embd.weight", type: bulk, shape: [hidden, vocab] }];
  for (let layer = 0; layer < size.layers; layer += 1) {
    const add = (name: string, type: GgufType, shape: readonly number[]): void => {
      tensors.push({ name: `blk.${layer}.${name}.weight`, type, shape });
    };
    add("attn_norm", "F32", [hidden]);
    add("ffn_down", best, [inner, hidden]);
    add("ffn_gate", bulk, [hidden, inner]);
    add("ffn_up", bulk, [hidden, inner]);
    add("ffn_norm", "F32", [hidden]);
    add("attn_k", bulk, [hidden, keyWidth]);
    add("attn_output", bulk, [hidden, hidden]);
    add("attn_q", bulk, [hidden, hidden]);
    add("attn_v", best, [hidden, keyWidth]);
  }
  tensors.push({ name: "output_norm.weight", type: "F32", shape: [hidden] });
  if (!size.isTied) tensors.push({ name: "output.weight", type: best, shape: [hidden, vocab] });
  return tensors;
}
