/**
 * Markdown that others wrote (a model's answer) as inert page content: nothing of it is HTML when it reaches the page, links
 * and pictures go through what the caller passes in. Rendered block by block, so that a growing text costs only its last one.
 */
import { memo, useMemo } from "react";
import { PlainText } from "#renderer/ui/markdown/PlainText.tsx";
import classes from "#renderer/ui/markdown/paint/paint.module.css";
import { type MarkdownParts, paintAll } from "#renderer/ui/markdown/paint/paint.tsx";
import { parseMarkdown } from "#renderer/ui/markdown/parse-markdown.ts";
import { type MarkdownBlock, splitBlocks } from "#renderer/ui/markdown/split-blocks.ts";
import { TextOnFailure } from "#renderer/ui/markdown/TextOnFailure.tsx";

/** A block knows nothing of the headings before it, so theirs are taken as they come. */
const levelBefore = 6;

type MarkdownProps = {
  readonly text: string;
  /** Keep this object the same between renders: each new one renders all blocks again. */
  readonly parts: MarkdownParts;
  /** Prefix of all ids; see anchorId. */
  readonly idPrefix: string;
};

export function Markdown({ text, parts, idPrefix }: MarkdownProps) {
  const blocks = useMemo(() => splitBlocks(text), [text]);
  return (
    <div className={classes["root"]}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks only grow at the end; their place is their identity
        <Block key={index} text={block.text} isPlain={block.isPlain} parts={parts} idPrefix={idPrefix} />
      ))}
    </div>
  );
}

type BlockProps = MarkdownBlock & Pick<MarkdownProps, "parts" | "idPrefix">;

const Block = memo(function Block({ text, isPlain, parts, idPrefix }: BlockProps) {
  const plain = <PlainText text={text} />;
  if (isPlain) return plain;
  return (
    <TextOnFailure fallback={plain}>
      <Parsed text={text} parts={parts} idPrefix={idPrefix} />
    </TextOnFailure>
  );
});

function Parsed({ text, parts, idPrefix }: Omit<BlockProps, "isPlain">) {
  const { nodes } = useMemo(() => parseMarkdown(text, { idPrefix, levelBefore }), [text, idPrefix]);
  return paintAll(nodes, parts);
}
