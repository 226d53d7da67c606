/**
 * Whether a block of Markdown is too much for the parser. Its worst cases grow with the square of a paragraph's length
 * and with the depth of nesting, so that a few kilobytes of brackets could hold up the page for seconds: such a block is
 * shown as plain text instead. Limits are far above what people write.
 */

/** Characters of one paragraph, cell or item: what inline parsing works on at once. */
const inlineMax = 6_000;
/** Markers such as `> - 1.` that open one inside the other at the start of a line. */
const nestingMax = 16;
const blockMax = 32_000;
const codeMax = 100_000;
const cellsMax = 3_000;

const nested = new RegExp(`^(?:[ \\t]*(?:>|[-*+](?=\\s)|\\d{1,9}[.)](?=\\s))){${nestingMax},}`, "m");
const startsAnew = /^\s*(?:>|\||[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|$)/;

/** Code in a fence is never parsed inside, so that it may be much longer than text. */
export function isHeavy(block: string): boolean {
  if (/^ {0,3}(?:`{3,}|~{3,})/.test(block)) return block.length > codeMax;
  if (block.length > blockMax || nested.test(block)) return true;
  if (block.split("|").length > cellsMax) return true;
  let run = 0;
  for (const line of block.split("\n")) {
    run = startsAnew.test(line) ? line.length : run + line.length;
    if (run > inlineMax) return true;
  }
  return false;
}
