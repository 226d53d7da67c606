/** The sizes of the sample models. */
import type { DecoderSize, EncoderSize } from "#tests/hub/catalogue/recipes/transformer-tensors.ts";

const nano = { hidden: 512, layers: 8, inner: 1536, vocab: 32_000, heads: 8, keyHeads: 2, isTied: true };
const oneBillion = { hidden: 2048, layers: 16, inner: 8192, vocab: 128_256, heads: 32, keyHeads: 8, isTied: true };
const sevenBillion = { hidden: 3584, layers: 28, inner: 18_944, vocab: 152_064, heads: 28, keyHeads: 4, isTied: false };
const seventyBillion = {
  hidden: 8192,
  layers: 80,
  inner: 28_672,
  vocab: 128_256,
  heads: 64,
  keyHeads: 8,
  isTied: false,
};

/** 41 million, 1.2, 7.6 and 70.6 billion parameters. */
export const decoders = { nano, oneBillion, sevenBillion, seventyBillion } as const satisfies Record<
  string,
  DecoderSize
>;

const mini = { hidden: 384, layers: 6, inner: 1536, vocab: 30_522, positions: 512 };
const base = { hidden: 768, layers: 12, inner: 3072, vocab: 30_522, positions: 512 };
const multilingual = { hidden: 768, layers: 12, inner: 3072, vocab: 250_002, positions: 514 };

/** 22, 109 and 278 million parameters. */
export const encoders = { mini, base, multilingual } as const satisfies Record<string, EncoderSize>;
