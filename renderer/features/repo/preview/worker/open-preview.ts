/** Opens a file: chooses by name and first bytes how it is shown. What cannot be read as what it claims to be is shown as text or bytes, and says so. */
import type { Preview } from "#renderer/features/repo/preview/preview-model.ts";
import { Unread, Unreadable } from "#renderer/features/repo/preview/worker/byte-source.ts";
import { extensionOf, type FileKind, fileKind, isText } from "#renderer/features/repo/preview/worker/file-kind.ts";
import { hexText, signatureOf } from "#renderer/features/repo/preview/worker/hex-lines.ts";
import { plainLines } from "#renderer/features/repo/preview/worker/highlight.ts";
import { openKind } from "#renderer/features/repo/preview/worker/open-kind.ts";
import { piecesOf, textLines } from "#renderer/features/repo/preview/worker/text-lines.ts";
import { type OpenTools, textView } from "#renderer/features/repo/preview/worker/text-view.ts";
import { formatBytes } from "#shared/model/bytes.ts";

const hexBytes = 4096;

/** Throws Unread where bytes do not come; whatever is in the file, it answers something. */
export async function openPreview(tools: OpenTools): Promise<Preview> {
  const { source, path } = tools;
  if (source.sizeBytes === 0) return { kind: "Empty file", notes: [], views: [] };
  const head = await source.head();
  const kind = fileKind(path, head);
  if (kind.type !== "text" && kind.type !== "bytes") {
    try {
      return await openKind(kind, tools);
    } catch (error) {
      if (error instanceof Unread) throw error;
      // Anything else that a strange file makes a reader throw is said in our words.
      const why =
        error instanceof Unreadable ? error.message : "This file is broken, or of a kind that is not known here.";
      return await openAnyway(tools, head, [why]);
    }
  }
  return await openAnyway(tools, head, notesOf(kind, path, head));
}

/** As text where it is text, else its first bytes. */
async function openAnyway(tools: OpenTools, head: Uint8Array, notes: readonly string[]): Promise<Preview> {
  if (isText(head)) return { kind: "Text", notes, views: [await textView("Text", tools)] };
  const shown = head.subarray(0, hexBytes);
  const lines = textLines(piecesOf(hexText(shown)), plainLines);
  const signature = signatureOf(head);
  return {
    kind: "Binary file",
    notes,
    views: [
      {
        type: "text",
        name: `First ${formatBytes(shown.length)}`,
        id: tools.register({ type: "lines", lines }),
        language: null,
      },
      {
        type: "facts",
        name: "Facts",
        groups: [
          {
            title: "File",
            rows: [
              ["Size", formatBytes(tools.source.sizeBytes)],
              ["Begins like", signature ?? "nothing that is known here"],
            ],
          },
        ],
      },
    ],
  };
}

function notesOf(kind: FileKind, path: string, head: Uint8Array): string[] {
  if (new TextDecoder().decode(head.subarray(0, 40)).startsWith("version https://git-lfs.github.com/spec/")) {
    return ["This is only the pointer to a large file; the file itself was not uploaded."];
  }
  const claims =
    /^(?:safetensors|gguf|parquet|png|jpe?g|gif|webp|avif|bmp|wav|mp3|flac|ogg|opus|m4a|ipynb|json|jsonl|csv|tsv)$/;
  if (kind.type === "bytes" && claims.test(extensionOf(path))) return ["The content is not what the name says."];
  return kind.type === "text" &&
    /^(?:gguf|parquet|png|jpe?g|gif|webp|avif|bmp|wav|mp3|flac|ogg|opus|m4a)$/.test(extensionOf(path))
    ? ["The content is not what the name says."]
    : [];
}
