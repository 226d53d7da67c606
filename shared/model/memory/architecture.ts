/** The numbers of a model's build that its memory depends on. Where they come from is the core's part. */

export type Architecture = {
  /** `llama`, `qwen3_moe`, … as the repo names it. */
  readonly modelType: string | null;
  readonly layers: number;
  /** Layers that keep a cache of the context; fewer than `layers` in models that mix attention with others, none in encoders. */
  readonly cachingLayers: number;
  /** Those of the caching layers that look back over `slidingWindow` tokens only. */
  readonly slidingLayers: number;
  readonly slidingWindow: number | null;
  readonly kvHeads: number | null;
  readonly headDim: number | null;
  /** The values that one layer keeps of one token where keys and values are compressed together (multi-head latent attention). */
  readonly latentSize: number | null;
  readonly hiddenSize: number | null;
  readonly vocabularySize: number | null;
  /** Experts in each layer; all of them are loaded, however few are used for a token. */
  readonly experts: number | null;
  /** The longest context in tokens, with the scaling of positions that the repo states. */
  readonly contextMax: number | null;
};

/** The values that a caching layer keeps of one token: a key and a value for each of its key-value heads, or the latent. */
export function cachedValues({ latentSize, kvHeads, headDim }: Architecture): number | null {
  if (latentSize !== null) return latentSize;
  return kvHeads === null || headDim === null ? null : 2 * kvHeads * headDim;
}
