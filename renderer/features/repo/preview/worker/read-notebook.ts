/** The cells of a Jupyter notebook. Outputs are shown as text and pictures only; HTML and scripts in them are left out. */
import * as z from "zod";
import type { Cell, CellOutput } from "#renderer/features/repo/preview/preview-model.ts";
import { Unreadable } from "#renderer/features/repo/preview/worker/byte-source.ts";
import { fileKind } from "#renderer/features/repo/preview/worker/file-kind.ts";
import { highlighterOf, plainLines } from "#renderer/features/repo/preview/worker/highlight.ts";
import { isSmallPicture } from "#renderer/features/repo/preview/worker/picture-limits.ts";

const cellsMax = 2000;
const textLengthMax = 200_000;
const outputsMax = 50;
const picturesMax = 100;
const pictureBytesMax = 8_000_000;

/** The format allows a text as one string or as its lines. */
const text = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === "string" ? value : value.join("")).slice(0, textLengthMax))
  .catch("");
const outputs = z.array(z.unknown()).catch([]);
const cell = z.object({
  cell_type: z.string().catch("raw"),
  source: text,
  outputs: outputs.optional(),
  execution_count: z.int().nonnegative().nullish().catch(null),
});
const output = z.object({
  output_type: z.string().catch(""),
  text: text.optional(),
  data: z.record(z.string(), z.unknown()).optional().catch(undefined),
  traceback: z.array(z.string()).optional().catch(undefined),
});
const notebook = z.object({
  cells: z.array(z.unknown()),
  metadata: z
    .object({
      language_info: z
        .object({ name: z.string().max(40) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** The cells and whether there were more. Throws Unreadable for what is no notebook. */
export async function readNotebook(
  json: unknown,
  isPlain: boolean,
): Promise<{ readonly cells: Cell[]; readonly isCut: boolean }> {
  const read = notebook.safeParse(json);
  if (!read.success) throw new Unreadable("This is not a notebook: it has no cells.");
  const language = read.data.metadata?.language_info?.name ?? "python";
  const code = isPlain ? plainLines : await highlighterOf(language.toLowerCase());
  const markdown = isPlain ? plainLines : await highlighterOf("markdown");
  const budget = { pictures: picturesMax };
  const cells = read.data.cells.slice(0, cellsMax).flatMap((entry): Cell[] => {
    const one = cell.safeParse(entry);
    if (!one.success) return [];
    const kind = one.data.cell_type === "code" ? "code" : one.data.cell_type === "markdown" ? "markdown" : "raw";
    const highlight = kind === "code" ? code : kind === "markdown" ? markdown : plainLines;
    const given = (one.data.outputs ?? []).slice(0, outputsMax);
    return [
      {
        kind,
        count: one.data.execution_count ?? null,
        lines: highlight(one.data.source),
        outputs: given.flatMap((value) => outputsOf(value, budget)),
      },
    ];
  });
  return { cells, isCut: read.data.cells.length > cellsMax };
}

function outputsOf(value: unknown, budget: { pictures: number }): CellOutput[] {
  const read = output.safeParse(value);
  if (!read.success) return [];
  const { output_type, text: said, data, traceback } = read.data;
  if (output_type === "error") return [{ type: "text", text: plain((traceback ?? []).join("\n")), isError: true }];
  if (said !== undefined && said !== "") return [{ type: "text", text: plain(said), isError: false }];
  for (const contentType of ["image/png", "image/jpeg"] as const) {
    const bytes = budget.pictures > 0 ? pictureOf(data?.[contentType], contentType) : null;
    if (bytes !== null) {
      budget.pictures -= 1;
      return [{ type: "picture", contentType, bytes }];
    }
  }
  const words = text.parse(data?.["text/plain"] ?? "");
  if (words !== "") return [{ type: "text", text: plain(words), isError: false }];
  if (data !== undefined && Object.keys(data).length > 0) {
    return [{ type: "text", text: "This output can only be shown by Jupyter.", isError: false }];
  }
  return [];
}

/** The bytes of a picture in base64, where they are what they claim to be and of a size that can be shown. */
function pictureOf(value: unknown, contentType: string): Uint8Array<ArrayBuffer> | null {
  const encoded = (Array.isArray(value) ? value.join("") : value) ?? "";
  if (typeof encoded !== "string" || encoded === "" || encoded.length > pictureBytesMax) return null;
  let binary: string;
  try {
    binary = atob(encoded.replaceAll(/\s/g, ""));
  } catch {
    return null;
  }
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  const kind = fileKind("", bytes);
  const isIt = kind.type === "picture" && kind.contentType === contentType;
  return isIt && isSmallPicture(bytes, contentType) ? bytes : null;
}

/** Without the colour codes of terminals and other control characters. */
function plain(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
  return value.replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, "").replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
}
