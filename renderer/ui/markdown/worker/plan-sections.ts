/** Cuts a long card into sections that the worker parses one after the other, so that its beginning is there soon and one bad part costs only itself. */
import { cutBlocks, withDefinitions } from "#renderer/ui/markdown/cut-blocks.ts";
import { isHeavy, workerLimits } from "#renderer/ui/markdown/is-heavy.ts";

export type Section = {
  /** Where it is in the text. */
  readonly start: number;
  readonly end: number;
  /** True where it is too much for the parser and is shown as it is. */
  readonly isPlain: boolean;
  /** What is parsed. */
  readonly text: string;
};

/** A card with footnotes is parsed as a whole up to this length, so that they are all at its end. */
const wholeMax = 100_000;
const sectionMax = 40_000;
/** The first is what fills a screen or two; a card that is no longer is parsed as a whole. */
const firstSectionMax = 6_000;

export function planSections(markdown: string): Section[] {
  const { blocks, definitions } = cutBlocks(markdown);
  const isLong = markdown.length > (markdown.includes("[^") ? wholeMax : firstSectionMax);
  const sections: { start: number; end: number; isPlain: boolean }[] = [];
  for (const { text, start, end } of blocks) {
    const isPlain = isHeavy(text, workerLimits);
    const last = sections.at(-1);
    const max = !isLong ? wholeMax : sections.length === 1 ? firstSectionMax : sectionMax;
    if (last !== undefined && !isPlain && !last.isPlain && end - last.start <= max) last.end = end;
    else sections.push({ start, end, isPlain });
  }
  return sections.map(({ start, end, isPlain }) => {
    const text = markdown.slice(start, end);
    return { start, end, isPlain, text: sections.length > 1 && !isPlain ? withDefinitions(text, definitions) : text };
  });
}
