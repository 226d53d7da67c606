/** Cuts Markdown into its blocks. Cuts only where no fence, list, indented text, quote or HTML container is open. */

export type CutBlock = { readonly text: string; readonly start: number; readonly end: number };

/** Definitions are parsed again with each block that could use them. */
const definitionsMax = 200;
/** An HTML container that is never closed ends here. */
const openHtmlMax = 100_000;

const fence = /^ {0,3}(`{3,}|~{3,})/;
const listItem = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
const definition = /^ {0,3}\[[^\]]{1,200}\]:\s.{1,2000}$/;
const container =
  /<(\/?)(?:div|details|table|section|center|ul|ol|dl|figure|blockquote|picture|article)\b(?:[^<>"']|"[^"]*"|'[^']*')*>/gi;

/** The blocks in order, and the link definitions and footnotes among them. */
export function cutBlocks(markdown: string): { readonly blocks: CutBlock[]; readonly definitions: string[] } {
  const blocks: CutBlock[] = [];
  const definitions: string[] = [];
  let start = 0;
  let open: string | null = null;
  let openHtml = 0;
  let isList = false;
  let isAfterBlank = false;
  let isEmpty = true;
  const end = (at: number) => {
    const text = markdown.slice(start, at).replace(/\r\n?/g, "\n").trimEnd();
    if (text !== "") blocks.push({ text, start, end: at });
    start = at;
    isList = false;
    isEmpty = true;
    openHtml = 0;
  };
  for (let at = 0; at < markdown.length; ) {
    const line = lineAt(markdown, at);
    const isBlank = open === null && line.text.trim() === "";
    const isOpen = openHtml > 0 && at - start < openHtmlMax;
    const isIndented = /^\s/.test(line.text) && !isEmpty;
    if (open === null && isAfterBlank && !isBlank && !isOpen && !isIndented && !(isList && listItem.test(line.text)))
      end(at);
    if (isEmpty && !isBlank) {
      isList = listItem.test(line.text);
      start = at;
      isEmpty = false;
    }
    if (open === null && definitions.length < definitionsMax && definition.test(line.text)) definitions.push(line.text);
    const mark = fence.exec(line.text)?.[1];
    if (open === null && mark !== undefined) open = mark;
    else if (open !== null && mark !== undefined && closes(mark, open, line.text)) open = null;
    else if (open === null && line.text.includes("<")) openHtml = Math.max(0, openHtml + opened(line.text));
    isAfterBlank = isBlank && !isEmpty;
    at = line.next;
  }
  end(markdown.length);
  return { blocks, definitions };
}

function closes(mark: string, open: string, line: string): boolean {
  return mark[0] === open[0] && mark.length >= open.length && line.trim() === mark;
}

function lineAt(text: string, at: number): { readonly text: string; readonly next: number } {
  const feed = text.indexOf("\n", at);
  const end = feed === -1 ? text.length : feed;
  const line = text.slice(at, end);
  return { text: line.endsWith("\r") ? line.slice(0, -1) : line, next: end + 1 };
}

/** How many containers a line opens more than it closes. */
function opened(line: string): number {
  // A line as long as a book is not looked at: the block is shown as it is anyway.
  if (line.length > 20_000) return 0;
  let count = 0;
  for (const match of line.matchAll(container)) count += match[1] === "/" ? -1 : match[0].endsWith("/>") ? 0 : 1;
  return count;
}

/** The definitions as they are put after a block that could use them; nothing for one that cannot. */
export function withDefinitions(text: string, definitions: readonly string[]): string {
  // A `[reference]` that a definition elsewhere could belong to.
  return definitions.length > 0 && /\[[^\]]+\](?!\()/.test(text) ? `${text}\n\n${definitions.join("\n")}` : text;
}
