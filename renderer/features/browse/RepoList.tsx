/** The list of repos: only the rows on screen exist, more pages come as one scrolls, arrow keys walk the rows. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import type { BrowseSlots } from "#renderer/features/browse/browse-slots.ts";
import { ListEnd, type MoreRows } from "#renderer/features/browse/ListEnd.tsx";
import { ListRow } from "#renderer/features/browse/ListRow.tsx";
import { rememberedOffset, rememberOffset } from "#renderer/features/browse/list-scroll.ts";
import classes from "#renderer/features/browse/RepoList.module.css";
import { kindWords } from "#renderer/ui/repo-kinds.ts";
import { useRowWalk } from "#renderer/ui/use-row-walk.ts";
import type { RepoSummary } from "#shared/contract/browse.ts";
import type { RepoKind } from "#shared/model/repo-id.ts";

const rowHeight = 52;
const loadAheadRows = 25;

type RepoListProps = {
  readonly kind: RepoKind;
  readonly rows: readonly RepoSummary[];
  /** Names the list for its remembered scroll position. */
  readonly listKey: string;
  readonly onDisk: ReadonlySet<string> | null;
  readonly isByAge: boolean;
  readonly selectedId: string | undefined;
  /** Shows a row beside the list; absent where there is no room and a row opens its page instead. */
  readonly onSelect: ((id: string) => void) | undefined;
  readonly onOpen: (id: string) => void;
  readonly rowActions: BrowseSlots["rowActions"];
  readonly more: MoreRows;
  /** True while these are the rows of the former search. */
  readonly isOutdated: boolean;
};

export function RepoList(props: RepoListProps) {
  const { kind, rows, listKey, onDisk, isByAge, selectedId, onSelect, onOpen, rowActions, more, isOutdated } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [now] = useState(() => Date.now());
  const virtualizer = useVirtualizer({
    count: rows.length + 1,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? "end",
    overscan: 8,
    initialOffset: () => rememberedOffset(listKey),
    onChange: ({ scrollOffset }) => {
      if (scrollOffset !== null) rememberOffset(listKey, scrollOffset);
    },
  });
  const walk = useRowWalk({
    count: rows.length,
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: "auto" }),
    onMove: (index) => {
      const row = rows[index];
      if (row !== undefined) onSelect?.(row.id);
    },
    startAt: Math.max(
      0,
      rows.findIndex(({ id }) => id === selectedId),
    ),
  });
  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  const isNearEnd = lastIndex >= rows.length - loadAheadRows;

  const { isThere, isComing, problem, isByClick, fetch: fetchMore } = more;
  useEffect(() => {
    if (isNearEnd && isThere && !isComing && !isByClick && problem === null && !isOutdated) fetchMore();
  }, [isNearEnd, isThere, isComing, isByClick, problem, isOutdated, fetchMore]);

  return (
    <div className={classes.scroller} ref={scroller} data-outdated={isOutdated || undefined}>
      <ul
        className={classes.rows}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={walk.onKeyDown}
        aria-label={kindWords[kind].many}
        aria-busy={isComing || isOutdated}
      >
        {items.map(({ index, key, start }) => {
          const row = rows[index];
          return row === undefined ? (
            <li className={classes.item} key={key} style={{ transform: `translateY(${start}px)` }}>
              <ListEnd kind={kind} count={rows.length} more={more} />
            </li>
          ) : (
            <ListRow
              key={key}
              row={row}
              index={index}
              start={start}
              setSize={isThere ? -1 : rows.length}
              isSelected={row.id === selectedId}
              isInTabOrder={index === walk.active}
              isOnDisk={onDisk?.has(row.id) ?? false}
              isByAge={isByAge}
              now={now}
              onFocus={walk.setActive}
              onSelect={onSelect}
              onOpen={onOpen}
              rowActions={rowActions}
            />
          );
        })}
      </ul>
    </div>
  );
}
