/**
 * Whether a block of Markdown is too much for the parser. Its worst cases grow with the square of a paragraph's length
 * and with the depth of nesting, so that a few kilobytes of brackets could hold it up for seconds: such a block is
 * shown as plain text instead. Limits are far above what people write.
 */

export type HeavyLimits = {
  /** Characters of one paragraph, cell or item: what inline parsing works on at once. */
  readonly inline: number;
  readonly block: number;
  readonly cells: number;
  /** Characters of a block of HTML, which is not parsed as Markdown. */
  readonly html: number;
};

/** Where the page itself parses: every block must be done between two frames. */
export const strictLimits: HeavyLimits = { inline: 6_000, block: 32_000, cells: 3_000, html: 6_000 };
/** Where a worker parses, which can be ended. */
export const workerLimits: HeavyLimits = { inline: 6_000, block: 100_000, cells: 12_000, html: 120_000 };

/** Markers such as `> - 1.` that open one inside the other at the start of a line. */
const nestingMax = 9;
const codeMax = 100_000;
const tagsMax = 12_000;

const nested = new RegExp(`^(?:[ \\t]*(?:>|[-*+](?=\\s)|\\d{1,9}[.)](?=\\s))){${nestingMax},}`, "m");
const startsAnew = /^\s*(?:>|\||[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|$)/;
const startsHtml =
  /^ {0,3}<(?:!--|\/?(?:address|article|aside|blockquote|center|details|div|dl|figure|footer|h[1-6]|header|main|nav|ol|p|section|summary|table|tbody|td|thead|tr|ul)[\s/>])/i;

/** Code in a fence is never parsed inside, so that it may be much longer than text. */
export function isHeavy(block: string, limits: HeavyLimits = strictLimits): boolean {
  if (/^ {0,3}(?:`{3,}|~{3,})/.test(block)) return block.length > codeMax;
  if (block.length > Math.max(limits.block, limits.html) || nested.test(block)) return true;
  if (block.split("<").length > tagsMax) return true;
  let run = 0;
  let isInHtml = false;
  for (const line of block.split("\n")) {
    if (line.trim() === "") isInHtml = false;
    else if (startsHtml.test(line)) isInHtml = true;
    run = startsAnew.test(line) ? line.length : run + line.length;
    if (run > (isInHtml ? limits.html : limits.inline)) return true;
  }
  if (startsHtml.test(block)) return block.length > limits.html;
  return block.length > limits.block || block.split("|").length > limits.cells;
}
