/** Code as lines of coloured stretches. Costs time that grows with the text, so there is a limit, and a way without. */
import type { createLowlight } from "lowlight";
import type { Token } from "#renderer/features/repo/preview/preview-model.ts";

/** Turns text into one list of tokens a line. */
export type Highlighter = (text: string) => Token[][];

const lineLengthMax = 5000;
const textLengthMax = 600_000;

/** Without colours. */
export const plainLines: Highlighter = (text) => text.split("\n").map((line): Token[] => [["", line]]);

/** The highlighter of a language; the plain one where it is not known. */
export async function highlighterOf(language: string | null): Promise<Highlighter> {
  if (language === null) return plainLines;
  const { common, createLowlight } = await import("lowlight");
  const lowlight = createLowlight(common);
  if (!lowlight.registered(language)) return plainLines;
  return (text) => {
    if (text.length > textLengthMax || hasLongLine(text)) return plainLines(text);
    const lines: Token[][] = [[]];
    collect(lowlight.highlight(language, text).children, "", lines);
    return lines;
  };
}

function hasLongLine(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf("\n", at);
    if ((end === -1 ? text.length : end) - at > lineLengthMax) return true;
    if (end === -1) return false;
    at = end + 1;
  }
  return false;
}

type Painted = ReturnType<ReturnType<typeof createLowlight>["highlight"]>["children"];

/** The innermost name counts: a string inside a call is a string. */
function collect(nodes: Painted, kind: string, lines: Token[][]): void {
  for (const node of nodes) {
    if (node.type === "text") {
      for (const [index, part] of node.value.split("\n").entries()) {
        if (index > 0) lines.push([]);
        if (part !== "") lines.at(-1)?.push([kind, part]);
      }
    } else if (node.type === "element") {
      collect(node.children, kindOf(node.properties["className"]) ?? kind, lines);
    }
  }
}

function kindOf(names: unknown): string | null {
  const first: unknown = Array.isArray(names) ? names[0] : names;
  return typeof first === "string" && first.startsWith("hljs-") ? first.slice(5) : null;
}
