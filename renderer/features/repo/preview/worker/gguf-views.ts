/** How a GGUF file is shown: what matters first, then every tensor, all that it says of itself, and its chat template. */
import type { View } from "#renderer/features/repo/preview/preview-model.ts";
import type { ByteSource } from "#renderer/features/repo/preview/worker/byte-source.ts";
import { fileTypes } from "#renderer/features/repo/preview/worker/gguf-types.ts";
import { plainLines } from "#renderer/features/repo/preview/worker/highlight.ts";
import { type GgufHeader, readGgufHeader, valueText } from "#renderer/features/repo/preview/worker/read-gguf.ts";
import type { Register } from "#renderer/features/repo/preview/worker/register.ts";
import { tensorViews } from "#renderer/features/repo/preview/worker/tensor-views.ts";
import { piecesOf, textLines } from "#renderer/features/repo/preview/worker/text-lines.ts";

const templateKey = "tokenizer.chat_template";

export async function ggufViews(source: ByteSource, register: Register): Promise<readonly View[]> {
  await source.head();
  const header = await readGgufHeader(source);
  const metadata = [...header.metadata].map(([key, value]): [string, string] => [
    key,
    valueText(value).slice(0, 20_000),
  ]);
  const views = tensorViews(header.tensors, factsOf(header), metadata, register);
  const template = header.metadata.get(templateKey);
  if (typeof template !== "string" || template === "") return views;
  const lines = textLines(piecesOf(template), plainLines);
  return [...views, { type: "text", name: "Chat template", id: register({ type: "lines", lines }), language: null }];
}

function factsOf({ version, metadata }: GgufHeader): [string, string][] {
  const architecture = textOf(metadata.get("general.architecture"));
  const ofModel = (key: string) => (architecture === null ? undefined : metadata.get(`${architecture}.${key}`));
  const fileType = metadata.get("general.file_type");
  const words = metadata.get("tokenizer.ggml.tokens");
  const rows: readonly (readonly [string, GgufText])[] = [
    ["Architecture", architecture],
    ["Name", textOf(metadata.get("general.name"))],
    ["Quantisation", typeof fileType === "number" ? (fileTypes[fileType] ?? `type ${fileType}`) : null],
    ["Context length", textOf(ofModel("context_length"))],
    ["Layers", textOf(ofModel("block_count"))],
    ["Embedding length", textOf(ofModel("embedding_length"))],
    ["Attention heads", textOf(ofModel("attention.head_count"))],
    ["Key and value heads", textOf(ofModel("attention.head_count_kv"))],
    [
      "Vocabulary",
      typeof words === "object" ? `${words.length.toLocaleString("en")} tokens` : textOf(ofModel("vocab_size")),
    ],
    ["Tokenizer", textOf(metadata.get("tokenizer.ggml.model"))],
    ["Chat template", metadata.has(templateKey) ? "yes" : "none"],
    ["GGUF version", String(version)],
  ];
  return rows.flatMap(([label, value]): [string, string][] => (value === null ? [] : [[label, value]]));
}

type GgufText = string | null;

function textOf(value: ReturnType<GgufHeader["metadata"]["get"]>): GgufText {
  if (value === undefined || value === "") return null;
  if (typeof value === "number" || typeof value === "bigint") return value.toLocaleString("en");
  return valueText(value).slice(0, 300);
}
