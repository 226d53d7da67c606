/** Text or code with line numbers; only the lines on screen exist, and more are fetched as one scrolls. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useCallback, useEffect, useRef } from "react";
import type { TextLine, View } from "#renderer/features/repo/preview/preview-model.ts";
import { usePieces } from "#renderer/features/repo/preview/use-pieces.ts";
import type { Ask } from "#renderer/features/repo/preview/use-preview.ts";
import classes from "#renderer/features/repo/preview/views/TextView.module.css";
import { TokenLine } from "#renderer/features/repo/preview/views/TokenLine.tsx";

type TextViewProps = { readonly view: Extract<View, { readonly type: "text" }>; readonly ask: Ask };

const rowHeight = 20;

export function TextView({ view: { id, name }, ask }: TextViewProps) {
  const scroller = useRef<HTMLElement>(null);
  const askNow = useRef(ask);
  askNow.current = ask;
  const fetch = useCallback(
    async (from: number, count: number) => {
      const { lines, ...rest } = await askNow.current("lines", { id, from, count });
      return { items: lines, ...rest };
    },
    [id],
  );
  const pieces = usePieces<TextLine>(fetch);
  const virtualizer = useVirtualizer({
    count: pieces.known + (pieces.isEnd ? 0 : 1),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 20,
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const { need } = pieces;
  useEffect(() => need(first, last), [need, first, last]);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys. */}
      <section className={classes.scroller} ref={scroller} tabIndex={0} aria-label={name}>
        <div className={classes.lines} style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <div className={classes.line} key={index} style={{ transform: `translateY(${start}px)` }}>
              <OneLine line={pieces.at(index)} />
            </div>
          ))}
        </div>
      </section>
      {pieces.note !== null && <p className={classes.note}>{pieces.note}</p>}
    </>
  );
}

const OneLine = memo(function OneLine({ line }: { readonly line: TextLine | undefined }) {
  return (
    <>
      <span className={classes.number} aria-hidden>
        {line?.number ?? ""}
      </span>
      <code className={classes.code}>{line !== undefined && <TokenLine tokens={line.tokens} />}</code>
    </>
  );
});
