/** The text of a card, painted in pieces: its beginning at once, more while the page is idle, the rest when it comes near the screen. */
import { type RefObject, useImperativeHandle, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { CardPiece } from "#renderer/ui/markdown/card/CardPiece.tsx";
import classes from "#renderer/ui/markdown/card/CardText.module.css";
import { usePaintBudget } from "#renderer/ui/markdown/card/use-paint-budget.ts";
import { WaitingSection } from "#renderer/ui/markdown/card/WaitingSection.tsx";
import { anchorId } from "#renderer/ui/markdown/heading-ids.ts";
import { PlainText } from "#renderer/ui/markdown/PlainText.tsx";
import { piecesOf } from "#renderer/ui/markdown/paint/groups.ts";
import textClasses from "#renderer/ui/markdown/paint/paint.module.css";
import type { MarkdownParts } from "#renderer/ui/markdown/paint/paint.tsx";
import { hasId, type TreeNode } from "#renderer/ui/markdown/tree.ts";
import type { CardSection } from "#renderer/ui/markdown/worker/parse-in-worker.ts";
import { assertNever } from "#shared/model/assert-never.ts";

/** What the caller can do with a card that is shown. */
export type CardTextHandle = {
  /** Shows the place that the card's own link `#name` means; false where there is none. */
  goTo(name: string): boolean;
};

type CardTextProps = {
  readonly markdown: string;
  readonly sections: readonly CardSection[];
  /** Keep this object the same between renders. */
  readonly parts: MarkdownParts;
  readonly idPrefix: string;
  readonly onNeed: (section: number) => void;
  readonly handle?: RefObject<CardTextHandle | null>;
};

type Piece = { readonly key: string; readonly nodes: readonly TreeNode[] };

const pieceSize = 250;
/** From so many on, pieces off screen are not laid out; below, they are as if they were one. */
const manyPieces = 12;

export function CardText({ markdown, sections, parts, idPrefix, onNeed, handle }: CardTextProps) {
  const known = useRef(new WeakMap<object, readonly Piece[]>());
  const pieces = useMemo(
    () => sections.map((section, index) => piecesOfSection(section, index, known.current)),
    [sections],
  );
  const count = pieces.reduce((sum, list) => sum + list.length, 0);
  const budget = usePaintBudget(count);
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());

  useImperativeHandle(handle, () => ({
    goTo(name) {
      const id = anchorId(idPrefix, name);
      const piece = pieces.flat().find(({ nodes }) => hasId(nodes, id));
      if (piece !== undefined) flushSync(() => setAsked((now) => new Set(now).add(piece.key)));
      return show(document.getElementById(id));
    },
  }));

  let place = 0;
  return (
    <div className={textClasses["root"]}>
      {sections.map((section, index) => {
        switch (section.type) {
          case "waiting":
            return (
              <WaitingSection key={section.start} chars={section.end - section.start} index={index} onNear={onNeed} />
            );
          case "text":
            return (
              <div className={classes["asText"]} key={section.start}>
                <p className={classes["why"]}>
                  {section.why === "slow"
                    ? "Laying out this part of the card took too long, so it is shown as it is written."
                    : "This part of the card is too much to lay out, so it is shown as it is written."}
                </p>
                <PlainText text={markdown.slice(section.start, section.end)} />
              </div>
            );
          case "tree":
            return (pieces[index] ?? []).map(({ key, nodes }) => {
              place += 1;
              const isDue = place <= budget || asked.has(key);
              return <CardPiece key={key} nodes={nodes} parts={parts} isDue={isDue} isOneOfMany={count > manyPieces} />;
            });
          default:
            return assertNever(section);
        }
      })}
    </div>
  );
}

function piecesOfSection(
  section: CardSection,
  index: number,
  known: WeakMap<object, readonly Piece[]>,
): readonly Piece[] {
  if (section.type !== "tree") return [];
  const before = known.get(section.tree);
  if (before !== undefined) return before;
  const pieces = piecesOf(section.tree.nodes, pieceSize).map((nodes, at) => ({ key: `${index}-${at}`, nodes }));
  known.set(section.tree, pieces);
  return pieces;
}

/** Opens what it is folded away in, scrolls there and puts the focus on it. */
function show(element: HTMLElement | null): boolean {
  if (element === null) return false;
  for (let fold = element.closest("details"); fold !== null; fold = fold.parentElement?.closest("details") ?? null) {
    fold.open = true;
  }
  element.scrollIntoView({ block: "start" });
  element.setAttribute("tabindex", "-1");
  element.focus({ preventScroll: true });
  return true;
}
