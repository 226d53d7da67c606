/** A file as text, and what every reader of a file gets. */
import type { View } from "#renderer/features/repo/preview/preview-model.ts";
import type { ByteSource } from "#renderer/features/repo/preview/worker/byte-source.ts";
import { languageOf } from "#renderer/features/repo/preview/worker/file-kind.ts";
import { highlighterOf, plainLines } from "#renderer/features/repo/preview/worker/highlight.ts";
import type { Register } from "#renderer/features/repo/preview/worker/register.ts";
import { textLines } from "#renderer/features/repo/preview/worker/text-lines.ts";
import { TextPieces } from "#renderer/features/repo/preview/worker/text-pieces.ts";

export type OpenTools = {
  readonly source: ByteSource;
  readonly path: string;
  /** Without colours: the second try, after one that took too long. */
  readonly isPlain: boolean;
  readonly register: Register;
};

/** A line that is longer is shown in parts. */
const lineBreakAt = 262_144;

export async function textView(name: string, { source, path, isPlain, register }: OpenTools): Promise<View> {
  const language = languageOf(path);
  const highlight = isPlain ? plainLines : await highlighterOf(language);
  const lines = textLines(new TextPieces(source, lineBreakAt), highlight);
  return { type: "text", name, id: register({ type: "lines", lines }), language };
}
