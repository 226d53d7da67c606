/** Some elements of a card. Until they are due, or near the screen, an empty box of about their height. */
import { memo, useEffect, useRef, useState } from "react";
import classes from "#renderer/ui/markdown/card/CardText.module.css";
import { observeNear } from "#renderer/ui/markdown/card/observe-near.ts";
import textClasses from "#renderer/ui/markdown/paint/paint.module.css";
import { type MarkdownParts, paintAll } from "#renderer/ui/markdown/paint/paint.tsx";
import { TextOnFailure } from "#renderer/ui/markdown/TextOnFailure.tsx";
import { type TreeNode, treeSize, treeText } from "#renderer/ui/markdown/tree.ts";

type CardPieceProps = {
  readonly nodes: readonly TreeNode[];
  readonly parts: MarkdownParts;
  readonly isDue: boolean;
  readonly isOneOfMany: boolean;
};

/** A guess: nothing moves on screen when it is wrong, only the scroll bar. */
const pxOf = (nodes: readonly TreeNode[]) => Math.max(20, treeText(nodes).length / 4 + treeSize(nodes));

export const CardPiece = memo(function CardPiece({ nodes, parts, isDue, isOneOfMany }: CardPieceProps) {
  const box = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  const isShown = isDue || isNear;
  useEffect(() => {
    if (!isShown && box.current !== null) return observeNear(box.current, () => setIsNear(true));
    return undefined;
  }, [isShown]);
  if (!isShown) return <div ref={box} style={{ height: pxOf(nodes) }} />;
  return (
    <div
      className={`${textClasses["piece"]} ${isOneOfMany ? classes["lazy"] : classes["plain"]}`}
      style={isOneOfMany ? { containIntrinsicSize: `auto ${pxOf(nodes)}px` } : undefined}
    >
      <TextOnFailure fallback={<p>{treeText(nodes)}</p>}>{paintAll(nodes, parts)}</TextOnFailure>
    </div>
  );
});
