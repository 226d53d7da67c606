/** GGUF files read back by a reader that shares nothing with the writer. */
import { expect, test } from "vitest";
import { ggufFile, ggufTensorBytes } from "#tests/hub/content/gguf.ts";

/** Reads a GGUF file as the format's description says, with nothing of the writer's. */
function read(bytes: Buffer) {
  let at = 0;
  const take = (size: number): Buffer => {
    at += size;
    return bytes.subarray(at - size, at);
  };
  const uint32 = (): number => take(4).readUInt32LE();
  const uint64 = (): number => Number(take(8).readBigUInt64LE());
  const text = (): string => take(uint64()).toString("utf8");
  const value = (type: number): unknown => {
    if (type === 4) return uint32();
    if (type === 5) return take(4).readInt32LE();
    if (type === 6) return take(4).readFloatLE();
    if (type === 8) return text();
    const inner = uint32();
    return Array.from({ length: uint64() }, () => value(inner));
  };
  const magic = take(4).toString("latin1");
  const version = uint32();
  const [tensorCount, metadataCount] = [uint64(), uint64()];
  const metadata = Object.fromEntries(Array.from({ length: metadataCount }, () => [text(), value(uint32())]));
  const tensors = Array.from({ length: tensorCount }, () => ({
    name: text(),
    shape: Array.from({ length: uint32() }, uint64),
    type: uint32(),
    offset: uint64(),
  }));
  return { magic, version, metadata, tensors, dataStart: Math.ceil(at / 32) * 32 };
}

test("a GGUF file reads back as what was written, its data aligned and complete", () => {
  const tensors = [
    { name: "token_embd.weight", type: "Q4_K", shape: [256, 3] },
    { name: "norm", type: "F32", shape: [5] },
    { name: "out", type: "Q6_K", shape: [512, 2] },
  ] as const;
  const file = ggufFile(
    "test",
    {
      "general.architecture": { type: "string", value: "llama" },
      "llama.block_count": { type: "uint32", value: 7 },
      "llama.eps": { type: "float32", value: 0.5 },
      "tokenizer.ggml.tokens": { type: "strings", value: ["a", "ü", "日本"] },
      "tokenizer.ggml.token_type": { type: "int32s", value: [1, -1, 3] },
    },
    tensors,
  );
  const { magic, version, metadata, tensors: found, dataStart } = read(Buffer.from(file.read(0, file.sizeBytes)));
  expect([magic, version]).toEqual(["GGUF", 3]);
  expect(metadata).toEqual({
    ...{ "general.architecture": "llama", "llama.block_count": 7, "llama.eps": 0.5 },
    ...{ "tokenizer.ggml.tokens": ["a", "ü", "日本"], "tokenizer.ggml.token_type": [1, -1, 3] },
  });
  expect(found).toEqual([
    { name: "token_embd.weight", shape: [256, 3], type: 12, offset: 0 },
    { name: "norm", shape: [5], type: 0, offset: 448 },
    { name: "out", shape: [512, 2], type: 14, offset: 480 },
  ]);
  expect(ggufTensorBytes(tensors[0])).toBe(432);
  expect(file.sizeBytes).toBe(dataStart + 480 + Math.ceil((4 * 210) / 32) * 32);
});

test("a row that does not hold whole blocks is refused", () => {
  expect(() => ggufTensorBytes({ name: "x", type: "Q4_K", shape: [100, 2] })).toThrow("whole Q4_K blocks");
});
