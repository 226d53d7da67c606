/** Headers of safetensors and GGUF files: only they are fetched, and a header that lies ends in a sentence. */
import { gguf } from "@huggingface/gguf";
import { expect, test } from "vitest";
import { contentOfBytes, joinContents } from "#tests/hub/content/content.ts";
import { ggufFile } from "#tests/hub/content/gguf.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { safetensorsFile, type Tensor } from "#tests/hub/content/safetensors.ts";
import { openSample, rowsOf, viewOf } from "#tests/renderer/features/repo/preview/open-sample.ts";

const tensors: Tensor[] = [
  { name: "embed.weight", type: "BF16", shape: [32_000, 4096] },
  ...Array.from(
    { length: 200 },
    (_, at) => ({ name: `layers.${at}.weight`, type: "F16", shape: [4096, 4096] }) as const,
  ),
  { name: "scale", type: "F32", shape: [] },
];

test("of a safetensors file of gigabytes only the header is fetched", async () => {
  const opened = await openSample("model.safetensors", safetensorsFile("big", tensors));
  expect(opened.preview).toMatchObject({ kind: "safetensors", notes: [] });
  const facts = new Map(viewOf(opened.preview, "facts").groups.flatMap(({ rows }) => rows));
  expect(facts.get("Tensors")).toBe("202");
  expect(facts.get("Parameters")).toBe("3.5B (3,486,515,201)");
  expect(facts.get("F16")).toBe("3.4B in 200 tensors, 6.7 GB");
  expect(facts.get("F32")).toBe("1 in 1 tensor, 4 B");
  const { rows, known } = await rowsOf(opened, "Tensors", 0, 1);
  expect([known, rows]).toEqual([202, [["embed.weight", "BF16", "32000 × 4096", "131,072,000", "262 MB"]]]);
  expect((await rowsOf(opened, "Tensors", 0, 5, "layers.19 f16")).rows.map(([name]) => name)).toContain(
    "layers.19.weight",
  );
  expect((await rowsOf(opened, "Metadata")).rows).toEqual([["format", "pt"]]);
  expect(opened.fetchedBytes()).toBeLessThan(70_000);
});

const head = (length: bigint, json = "") => {
  const bytes = Buffer.alloc(8 + json.length);
  bytes.writeBigUInt64LE(length);
  bytes.write(json, 8);
  return bytes;
};
const withHeader = (header: unknown) => {
  const json = JSON.stringify(header);
  return Buffer.concat([head(BigInt(json.length), json), Buffer.alloc(16)]);
};

test.each([
  ["a length behind the end", head(2n ** 63n, "{}"), /longer than the file/],
  ["a length of nothing that is there", head(100n, "{}"), /longer than the file/],
  ["no JSON", head(4n, "{{{{      "), /not JSON/],
  ["wrong UTF-8", Buffer.concat([head(4n), Buffer.from([0xff, 0xfe, 0xff, 0xff, 0, 0])]), /not JSON/],
  ["a list", withHeader([1, 2]), /not a list of tensors|not described/],
  ["a number", withHeader(7), /not a list of tensors/],
  ["a tensor without a type", withHeader({ a: { shape: [1], data_offsets: [0, 4] } }), /“a” is not described/],
  ["offsets behind the data", withHeader({ a: { dtype: "F32", shape: [1], data_offsets: [0, 400] } }), /does not fit/],
  ["a shape of another size", withHeader({ a: { dtype: "F32", shape: [9], data_offsets: [0, 4] } }), /does not fit/],
  [
    "a shape without end",
    withHeader({ a: { dtype: "F32", shape: [2e9, 2e9, 2e9], data_offsets: [0, 4] } }),
    /does not fit/,
  ],
  ["negative sides", withHeader({ a: { dtype: "F32", shape: [-1], data_offsets: [0, 4] } }), /not described/],
])("safetensors with %s: said, and shown as bytes or text", async (_name, bytes, why) => {
  const { preview } = await openSample("model.safetensors", bytes);
  expect(preview.notes).toEqual([expect.stringMatching(why)]);
  expect(preview.views.length).toBeGreaterThan(0);
});

test("a header of a hundred megabytes is not fetched", async () => {
  const opened = await openSample("x.safetensors", joinContents(head(100_000_000n), patternBytes("x", 200_000_000)));
  expect(opened.preview.notes).toEqual([expect.stringMatching(/100.0 MB long|100 MB long/)]);
  expect(opened.fetchedBytes()).toBeLessThan(100_000);
});

const words = Array.from({ length: 20_000 }, (_, at) => `word ${at}`);
const sample = ggufFile(
  "sample",
  {
    "general.architecture": { type: "string", value: "llama" },
    "general.name": { type: "string", value: "Aster Nano" },
    "general.file_type": { type: "uint32", value: 15 },
    "llama.context_length": { type: "uint32", value: 8192 },
    "llama.block_count": { type: "uint32", value: 8 },
    "tokenizer.ggml.model": { type: "string", value: "gpt2" },
    "tokenizer.ggml.tokens": { type: "strings", value: words },
    "tokenizer.ggml.token_type": { type: "int32s", value: words.map(() => 1) },
    "tokenizer.chat_template": { type: "string", value: "{% for m in messages %}\n{{ m.content }}{% endfor %}" },
  },
  [
    { name: "token_embd.weight", type: "Q4_K", shape: [4096, 32_000] },
    { name: "output_norm.weight", type: "F32", shape: [4096] },
  ],
);

test("of a GGUF file the header tells what matters, and its words are jumped over", async () => {
  const opened = await openSample("model.Q4_K_M.gguf", sample);
  const facts = new Map(viewOf(opened.preview, "facts").groups.flatMap(({ rows }) => rows));
  expect(Object.fromEntries(facts)).toMatchObject({
    Architecture: "llama",
    Name: "Aster Nano",
    Quantisation: "Q4_K_M",
    "Context length": "8,192",
    Layers: "8",
    Vocabulary: "20,000 tokens",
    Q4_K: "131M in 1 tensor, 73.7 MB",
  });
  expect((await rowsOf(opened, "Tensors")).rows).toEqual([
    ["token_embd.weight", "Q4_K", "4096 × 32000", "131,072,000", "73.7 MB"],
    ["output_norm.weight", "F32", "4096", "4,096", "16.4 kB"],
  ]);
  const { rows } = await rowsOf(opened, "Metadata");
  expect(new Map(rows.map(([key = "", value = ""]) => [key, value])).get("tokenizer.ggml.tokens")).toMatch(
    /^20,000 items: word 0, word 1/,
  );
  const template = await opened.ask("lines", {
    id: viewOf(opened.preview, "text", "Chat template").id,
    from: 0,
    count: 9,
  });
  expect(template.lines).toHaveLength(2);
  // The header has 0.4 MB, most of it the vocabulary.
  expect(opened.fetchedBytes()).toBeLessThan(1_200_000);
});

test("the Hub's own reader finds the same tensors and the same words", async () => {
  const theirs = await gguf("https://example.com/x.gguf", {
    fetch: async (_url, init) => {
      const [, from = "0", to = "0"] = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get("range") ?? "") ?? [];
      return new Response(new Uint8Array(sample.read(Number(from), Math.min(Number(to) + 1, sample.sizeBytes))));
    },
  });
  const opened = await openSample("x.gguf", sample);
  const { rows } = await rowsOf(opened, "Tensors");
  expect(rows.map(([name]) => name)).toEqual(theirs.tensorInfos.map(({ name }) => name));
  expect((await rowsOf(opened, "Metadata")).known).toBe(Object.keys(theirs.metadata).length - 3);
});

const start = (version: number, tensorCount: bigint, entryCount: bigint, ...rest: Buffer[]) => {
  const bytes = Buffer.alloc(24);
  bytes.write("GGUF", "latin1");
  bytes.writeUInt32LE(version, 4);
  bytes.writeBigUInt64LE(tensorCount, 8);
  bytes.writeBigUInt64LE(entryCount, 16);
  return contentOfBytes(Buffer.concat([bytes, ...rest, Buffer.alloc(64)]));
};
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const u64 = (value: bigint) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
};
const text = (value: string) => Buffer.concat([u64(BigInt(value.length)), Buffer.from(value)]);
const nested = Buffer.concat(Array.from({ length: 9 }, () => Buffer.concat([u32(9), u64(1n)])));

test.each([
  ["2^60 entries", start(3, 1n, 2n ** 60n), /no file can hold|more entries/],
  ["2^40 tensors", start(3, 2n ** 40n, 0n), /more entries/],
  ["a version of the future", start(9, 0n, 0n), /version 9/],
  ["a key of 2^50 letters", start(3, 0n, 1n, u64(2n ** 50n)), /behind the end/],
  ["a list of 2^50 words", start(3, 0n, 1n, text("a"), u32(9), u32(8), u64(2n ** 50n)), /longer than the file/],
  ["a kind of value that is not known", start(3, 0n, 1n, text("a"), u32(77)), /kind \(77\)/],
  ["lists in lists in lists", start(3, 0n, 1n, text("a"), u32(9), nested), /without end|behind the end|longer/],
  [
    "a tensor larger than its file",
    start(3, 1n, 0n, text("t"), u32(1), u64(2n ** 52n), u32(0), u64(0n)),
    /cannot be in a file/,
  ],
  ["a tensor of a thousand sides", start(3, 1n, 0n, text("t"), u32(1000)), /more than eight/],
  ["nothing behind its counts", start(3, 50n, 50n), /behind the end|not known|cannot/],
])("GGUF with %s: said, and shown as bytes", async (_name, content, why) => {
  const { preview } = await openSample("model.gguf", content);
  expect(preview.kind).toBe("Binary file");
  expect(preview.notes).toEqual([expect.stringMatching(why)]);
});
