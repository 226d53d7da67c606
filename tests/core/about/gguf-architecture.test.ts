import fc from "fast-check";
import { expect, test } from "vitest";
import { architectureOfGguf } from "#core/about/gguf-architecture.ts";
import { architecture } from "#shared/contract/about.ts";

const text = (value: string) => {
  const bytes = Buffer.from(value);
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(bytes.length));
  return Buffer.concat([size, bytes]);
};
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const uint64 = (value: bigint) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
};
const pair = {
  text: (key: string, value: string) => Buffer.concat([text(key), uint32(8), text(value)]),
  number: (key: string, value: number) => Buffer.concat([text(key), uint32(4), uint32(value)]),
  numbers: (key: string, values: readonly number[]) =>
    Buffer.concat([text(key), uint32(9), uint32(4), uint64(BigInt(values.length)), ...values.map(uint32)]),
  texts: (key: string, values: readonly string[]) =>
    Buffer.concat([text(key), uint32(9), uint32(8), uint64(BigInt(values.length)), ...values.map(text)]),
};
const file = (...pairs: Buffer[]) =>
  Buffer.concat([Buffer.from("GGUF"), uint32(3), uint64(0n), uint64(BigInt(pairs.length)), ...pairs]);

const llama = [
  pair.text("general.architecture", "llama"),
  pair.texts("general.tags", ["one", "two"]),
  pair.number("llama.block_count", 32),
  pair.number("llama.context_length", 131_072),
  pair.number("llama.embedding_length", 4096),
  pair.number("llama.attention.head_count", 32),
  pair.number("llama.attention.head_count_kv", 8),
  pair.number("llama.vocab_size", 128_256),
];

test("the numbers are read from the first pairs, also of a file that breaks off in the vocabulary", () => {
  const whole = file(
    ...llama,
    pair.texts(
      "tokenizer.ggml.tokens",
      Array.from({ length: 500 }, () => "token"),
    ),
  );
  for (const bytes of [whole, whole.subarray(0, whole.length - 1000)]) {
    expect(architectureOfGguf(bytes)).toEqual({
      modelType: "llama",
      layers: 32,
      cachingLayers: 32,
      slidingLayers: 0,
      slidingWindow: null,
      kvHeads: 8,
      headDim: 128,
      latentSize: null,
      hiddenSize: 4096,
      vocabularySize: 128_256,
      experts: null,
      contextMax: 131_072,
    });
  }
});

test("layers without heads for keys and values keep no cache", () => {
  const heads = Array.from({ length: 32 }, (_, at) => (at % 8 === 0 ? 8 : 0));
  const pairs = llama.map((one) =>
    one.includes("head_count_kv") ? pair.numbers("llama.attention.head_count_kv", heads) : one,
  );
  expect(architectureOfGguf(file(...pairs))).toMatchObject({ cachingLayers: 4, kvHeads: 8 });
});

test("five of six layers of Gemma 3 have its window", () => {
  expect(
    architectureOfGguf(
      file(
        pair.text("general.architecture", "gemma3"),
        pair.number("gemma3.block_count", 62),
        pair.number("gemma3.attention.head_count_kv", 16),
        pair.number("gemma3.attention.key_length", 128),
        pair.number("gemma3.attention.sliding_window", 1024),
      ),
    ),
  ).toMatchObject({ slidingLayers: 52, slidingWindow: 1024, headDim: 128 });
});

test("a file that lies about its sizes, or is none, tells nothing and takes no time", () => {
  const huge = Buffer.concat([Buffer.from("GGUF"), uint32(3), uint64(2n ** 60n), uint64(2n ** 60n)]);
  const longKey = Buffer.concat([huge.subarray(0, 16), uint64(1n), uint64(2n ** 50n)]);
  const longList = Buffer.concat([
    huge.subarray(0, 16),
    uint64(1n),
    text("a"),
    uint32(9),
    uint32(4),
    uint64(2n ** 52n),
  ]);
  for (const bytes of [huge, longKey, longList, Buffer.from("GGUF"), Buffer.from("PK\u0003\u0004"), Buffer.alloc(0)]) {
    expect(architectureOfGguf(bytes)).toBeNull();
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (rest) => {
      const found = architectureOfGguf(Buffer.concat([file(...llama).subarray(0, 24), rest]));
      if (found !== null) expect(architecture.parse(found)).toEqual(found);
    }),
  );
});
