/** The list of models: only the rows on screen exist, more pages come as one scrolls, arrow keys walk the rows. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { problemOf } from "#renderer/api/problem-of.ts";
import { ListEnd } from "#renderer/features/models/ListEnd.tsx";
import { rememberedOffset, rememberOffset } from "#renderer/features/models/list-scroll.ts";
import { ModelLink } from "#renderer/features/models/ModelLink.tsx";
import classes from "#renderer/features/models/ModelList.module.css";
import { ModelRow } from "#renderer/features/models/ModelRow.tsx";
import { useRowWalk } from "#renderer/ui/use-row-walk.ts";
import type { ModelSummary } from "#shared/contract/browse.ts";

const rowHeight = 52;
const loadAheadRows = 12;

type ModelListProps = {
  readonly models: readonly ModelSummary[];
  /** Names the list for its remembered scroll position. */
  readonly listKey: string;
  readonly selectedId: string | undefined;
  /** Shows a row beside the list; absent where there is no room and a row opens its page instead. */
  readonly onSelect: ((id: string) => void) | undefined;
  readonly onOpen: (id: string) => void;
  readonly more: {
    readonly isThere: boolean;
    readonly isComing: boolean;
    readonly error: unknown;
    readonly fetch: () => void;
  };
  /** True while these are the rows of the former search. */
  readonly isOutdated: boolean;
};

export function ModelList({ models, listKey, selectedId, onSelect, onOpen, more, isOutdated }: ModelListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [now] = useState(() => Date.now());
  const virtualizer = useVirtualizer({
    count: models.length + 1,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => models[index]?.id ?? "end",
    overscan: 8,
    initialOffset: () => rememberedOffset(listKey),
    onChange: ({ scrollOffset }) => {
      if (scrollOffset !== null) rememberOffset(listKey, scrollOffset);
    },
  });
  const walk = useRowWalk({
    count: models.length,
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: "auto" }),
    onMove: (index) => {
      const model = models[index];
      if (model !== undefined) onSelect?.(model.id);
    },
    startAt: Math.max(
      0,
      models.findIndex(({ id }) => id === selectedId),
    ),
  });
  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  const isNearEnd = lastIndex >= models.length - loadAheadRows;

  const { isThere, isComing, error, fetch: fetchMore } = more;
  useEffect(() => {
    if (isNearEnd && isThere && !isComing && error === null && !isOutdated) fetchMore();
  }, [isNearEnd, isThere, isComing, error, isOutdated, fetchMore]);

  return (
    <div className={classes.scroller} ref={scroller} data-outdated={isOutdated || undefined}>
      <ul
        className={classes.rows}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={walk.onKeyDown}
        aria-label="Models"
        aria-busy={isComing || isOutdated}
      >
        {items.map(({ index, key, start }) => {
          const model = models[index];
          return (
            <li
              className={classes.item}
              key={key}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={isThere ? -1 : models.length}
              aria-posinset={index + 1}
            >
              {model === undefined ? (
                <ListEnd
                  count={models.length}
                  isMore={isThere}
                  problem={error === null ? null : problemOf(error)}
                  onRetry={fetchMore}
                />
              ) : (
                <ModelLink
                  id={model.id}
                  isSelected={model.id === selectedId}
                  onSelect={onSelect}
                  onOpen={onOpen}
                  rowProps={walk.rowProps(index)}
                >
                  <ModelRow model={model} now={now} />
                </ModelLink>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
