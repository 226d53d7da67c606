/** Blocks of Markdown that are rendered one by one, so that a long text never blocks the page and a growing one re-renders only its last block. */
import { cutBlocks, withDefinitions } from "#renderer/ui/markdown/cut-blocks.ts";
import { isHeavy } from "#renderer/ui/markdown/is-heavy.ts";

export type MarkdownBlock = {
  readonly text: string;
  /** True where the block is too much for the parser and is shown as it is; see isHeavy. */
  readonly isPlain: boolean;
};

/** The blocks of `markdown` in order. Link definitions and footnotes are added to every block that could use them. */
export function splitBlocks(markdown: string): MarkdownBlock[] {
  const { blocks, definitions } = cutBlocks(markdown);
  return blocks.map(({ text }) => {
    const isPlain = isHeavy(text);
    return { text: isPlain ? text : withDefinitions(text, definitions), isPlain };
  });
}
