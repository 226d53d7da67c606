/** The tensors of transformers, with the names and shapes that such checkpoints have. */
import type { Tensor, TensorType } from "#tests/hub/content/safetensors.ts";

export type DecoderSize = {
  readonly hidden: number;
  readonly layers: number;
  readonly inner: number;
  readonly vocab: number;
  readonly heads: number;
  readonly keyHeads: number;
  /** Whether the output shares the embedding's weights. */
  readonly isTied: boolean;
};

export type EncoderSize = {
  readonly hidden: number;
  readonly layers: number;
  readonly inner: number;
  readonly vocab: number;
  readonly positions: number;
};

/** A decoder such as Llama's. */
export function decoderTensors(size: DecoderSize, type: TensorType = "BF16"): Tensor[] {
  const { hidden, inner, vocab } = size;
  const keyWidth = (hidden / size.heads) * size.keyHeads;
  const tensors: Tensor[] = [{ name: "model.embed_tokens.weight", type, shape: [vocab, hidden] }];
  for (let layer = 0; layer < size.layers; layer += 1) {
    const shapes: readonly (readonly [string, readonly number[]])[] = [
      ["input_layernorm", [hidden]],
      ["mlp.down_proj", [hidden, inner]],
      ["mlp.gate_proj", [inner, hidden]],
      ["mlp.up_proj", [inner, hidden]],
      ["post_attention_layernorm", [hidden]],
      ["self_attn.k_proj", [keyWidth, hidden]],
      ["self_attn.o_proj", [hidden, hidden]],
      ["self_attn.q_proj", [hidden, hidden]],
      ["self_attn.v_proj", [keyWidth, hidden]],
    ];
    for (const [name, shape] of shapes) tensors.push({ name: `model.layers.${layer}.${name}.weight`, type, shape });
  }
  tensors.push({ name: "model.norm.weight", type, shape: [hidden] });
  if (!size.isTied) tensors.push({ name: "lm_head.weight", type, shape: [vocab, hidden] });
  return tensors;
}

/** An encoder such as BERT's, with `labels` outputs when there is a head. */
export function encoderTensors(size: EncoderSize, prefix: string, labels = 0): Tensor[] {
  const { hidden, inner } = size;
  const tensors: Tensor[] = [];
  const linear = (name: string, out: number, into: number): void => {
    tensors.push(
      { name: `${name}.weight`, type: "F32", shape: [out, into] },
      { name: `${name}.bias`, type: "F32", shape: [out] },
    );
  };
  const norm = (name: string): void => {
    tensors.push(
      { name: `${name}.weight`, type: "F32", shape: [hidden] },
      { name: `${name}.bias`, type: "F32", shape: [hidden] },
    );
  };
  tensors.push({ name: `${prefix}.embeddings.word_embeddings.weight`, type: "F32", shape: [size.vocab, hidden] });
  tensors.push({
    name: `${prefix}.embeddings.position_embeddings.weight`,
    type: "F32",
    shape: [size.positions, hidden],
  });
  norm(`${prefix}.embeddings.LayerNorm`);
  for (let layer = 0; layer < size.layers; layer += 1) {
    const lead = `${prefix}.encoder.layer.${layer}`;
    for (const part of ["query", "key", "value"]) linear(`${lead}.attention.self.${part}`, hidden, hidden);
    linear(`${lead}.attention.output.dense`, hidden, hidden);
    norm(`${lead}.attention.output.LayerNorm`);
    linear(`${lead}.intermediate.dense`, inner, hidden);
    linear(`${lead}.output.dense`, hidden, inner);
    norm(`${lead}.output.LayerNorm`);
  }
  if (labels > 0) linear("classifier", labels, hidden);
  return tensors;
}
