/**
 * Cuts Markdown into blocks that can be rendered one by one, so that a long text never blocks the page and a growing
 * one re-renders only its last block. Cuts only where no fence, list, indented text or quote is open.
 */
import { isHeavy } from "#renderer/ui/markdown/is-heavy.ts";

export type MarkdownBlock = {
  readonly text: string;
  /** True where the block is too much for the parser and is shown as it is; see isHeavy. */
  readonly isPlain: boolean;
};

/** Joining blocks up to this length makes a card some dozens of blocks and not thousands. */
const cardJoin = 4_000;
/** Definitions are parsed again with each block that could use them. */
const definitionsMax = 200;

const fence = /^ {0,3}(`{3,}|~{3,})/;
const listItem = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
const definition = /^ {0,3}\[[^\]]{1,200}\]:\s.{1,2000}$/;

/** The blocks of `markdown` in order, short ones joined up to `joinBelow` characters. Link definitions and footnotes are added to every block that could use them. */
export function splitBlocks(markdown: string, joinBelow = cardJoin): MarkdownBlock[] {
  const { blocks, definitions } = cut(markdown);
  const joined: { text: string; isPlain: boolean }[] = [];
  for (const text of blocks) {
    const isPlain = isHeavy(text);
    const last = joined.at(-1);
    if (last !== undefined && !isPlain && !last.isPlain && last.text.length + text.length < joinBelow) {
      last.text = `${last.text}\n\n${text}`;
    } else joined.push({ text, isPlain });
  }
  const appendix = `\n\n${definitions.join("\n")}`;
  return joined.map(({ text, isPlain }) => ({
    text: definitions.length > 0 && !isPlain && needsDefinitions(text) ? text + appendix : text,
    isPlain,
  }));
}

function cut(markdown: string): { readonly blocks: string[]; readonly definitions: string[] } {
  const blocks: string[] = [];
  const definitions: string[] = [];
  let lines: string[] = [];
  let open: string | null = null;
  let isList = false;
  let isAfterBlank = false;
  for (const line of markdown.split(/\r\n?|\n/)) {
    const isBlank = open === null && line.trim() === "";
    if (open === null && isAfterBlank && !isBlank && !/^\s/.test(line) && !(isList && listItem.test(line))) {
      blocks.push(lines.join("\n").trimEnd());
      lines = [];
      isList = false;
    }
    if (lines.length === 0) isList = listItem.test(line);
    if (open === null && definitions.length < definitionsMax && definition.test(line)) definitions.push(line);
    const mark = fence.exec(line)?.[1];
    if (open === null && mark !== undefined) open = mark;
    else if (
      open !== null &&
      mark !== undefined &&
      mark[0] === open[0] &&
      mark.length >= open.length &&
      line.trim() === mark
    )
      open = null;
    if (!isBlank || lines.length > 0) lines.push(line);
    isAfterBlank = isBlank && lines.length > 0;
  }
  const rest = lines.join("\n").trimEnd();
  if (rest !== "") blocks.push(rest);
  return { blocks, definitions };
}

/** Whether a block has a `[reference]` that a definition elsewhere could belong to. */
function needsDefinitions(text: string): boolean {
  return /\[[^\]]+\](?!\()/.test(text);
}
