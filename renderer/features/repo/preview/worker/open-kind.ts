/** The views of a file of a known kind. Throws Unreadable, with a sentence, where the file is not what it claims to be. */
import type { Preview, View } from "#renderer/features/repo/preview/preview-model.ts";
import { Unreadable } from "#renderer/features/repo/preview/worker/byte-source.ts";
import { encodingOf, extensionOf, type KnownKind } from "#renderer/features/repo/preview/worker/file-kind.ts";
import { ggufViews } from "#renderer/features/repo/preview/worker/gguf-views.ts";
import { jsonTree } from "#renderer/features/repo/preview/worker/json-tree.ts";
import { isSmallPicture } from "#renderer/features/repo/preview/worker/picture-limits.ts";
import { readCsv } from "#renderer/features/repo/preview/worker/read-csv.ts";
import { readJsonLines } from "#renderer/features/repo/preview/worker/read-json-lines.ts";
import { readNotebook } from "#renderer/features/repo/preview/worker/read-notebook.ts";
import { readParquet } from "#renderer/features/repo/preview/worker/read-parquet.ts";
import { readSafetensors } from "#renderer/features/repo/preview/worker/read-safetensors.ts";
import { readSize } from "#renderer/features/repo/preview/worker/read-size.ts";
import type { TableSource } from "#renderer/features/repo/preview/worker/table-source.ts";
import { type OpenTools, textView } from "#renderer/features/repo/preview/worker/text-view.ts";
import { assertNever } from "#shared/model/assert-never.ts";

const pictureBytesMax = 25_000_000;
const drawingBytesMax = 1_000_000;
const soundBytesMax = 50_000_000;
const jsonBytesMax = 16_777_216;
const notebookBytesMax = 33_554_432;

export async function openKind(kind: KnownKind, tools: OpenTools): Promise<Preview> {
  const { source, register } = tools;
  switch (kind.type) {
    case "safetensors":
      return { kind: "safetensors", notes: [], views: await readSafetensors(source, register) };
    case "gguf":
      return { kind: "GGUF", notes: [], views: await ggufViews(source, register) };
    case "parquet":
      return { kind: "Parquet", ...(await readParquet(source, register)) };
    case "csv": {
      const isTab = extensionOf(tools.path) === "tsv";
      return { kind: isTab ? "TSV" : "CSV", notes: [], views: await tableAndText(await readCsv(source, isTab), tools) };
    }
    case "lines":
      return { kind: "JSON lines", notes: [], views: await tableAndText(await readJsonLines(source), tools) };
    case "json": {
      const tree = jsonTree(await parsedJson(tools, jsonBytesMax));
      const view: View = { type: "tree", name: "Tree", id: register({ type: "tree", tree }), root: tree.root };
      return { kind: "JSON", notes: [], views: [view, await textView("Text", tools)] };
    }
    case "notebook": {
      const { cells, isCut } = await readNotebook(await parsedJson(tools, notebookBytesMax), tools.isPlain);
      const notes = isCut ? ["Only the first 2,000 cells are shown."] : [];
      return {
        kind: "Notebook",
        notes,
        views: [{ type: "cells", name: "Cells", cells }, await textView("Text", tools)],
      };
    }
    case "picture":
      return { kind: "Picture", notes: [], views: [await pictureView(kind.contentType, tools)] };
    case "drawing": {
      const text = await textView("Text", tools);
      if (source.sizeBytes > drawingBytesMax) return { kind: "Drawing", notes: [], views: [text] };
      const bytes = (await source.all(drawingBytesMax)).slice();
      const view: View = { type: "picture", name: "Picture", contentType: "image/svg+xml", bytes, size: null };
      return { kind: "Drawing", notes: [], views: [view, text] };
    }
    case "sound": {
      if (source.sizeBytes > soundBytesMax)
        throw new Unreadable("Sounds of more than 50 MB are not played here: download it first.");
      const bytes = (await source.all(soundBytesMax)).slice();
      return {
        kind: "Sound",
        notes: [],
        views: [{ type: "sound", name: "Sound", contentType: kind.contentType, bytes }],
      };
    }
    default:
      return assertNever(kind);
  }
}

async function pictureView(contentType: string, { source }: OpenTools): Promise<View> {
  if (source.sizeBytes > pictureBytesMax)
    throw new Unreadable("Pictures of more than 25 MB are not shown here: download it first.");
  const bytes = (await source.all(pictureBytesMax)).slice();
  if (!isSmallPicture(bytes, contentType)) {
    throw new Unreadable("This picture is not shown: it has more than 80 million pixels, or does not say how many.");
  }
  return { type: "picture", name: "Picture", contentType, bytes, size: readSize(bytes, contentType) };
}

async function tableAndText(table: TableSource, tools: OpenTools): Promise<readonly View[]> {
  const { columns, rowCount, canFilter } = table;
  const id = tools.register({ type: "table", table });
  return [{ type: "table", name: "Table", id, columns, rowCount, canFilter }, await textView("Text", tools)];
}

async function parsedJson({ source }: OpenTools, bytesMax: number): Promise<unknown> {
  if (source.sizeBytes > bytesMax) throw new Unreadable("It is too large to be shown as more than text.");
  const bytes = await source.all(bytesMax);
  try {
    return JSON.parse(new TextDecoder(encodingOf(bytes)).decode(bytes));
  } catch {
    throw new Unreadable("This is not valid JSON, so it is shown as text.");
  }
}
