/** The commits of a history; only those on screen exist, and more come as one scrolls. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef, useState } from "react";
import { problemOf } from "#renderer/api/problem-of.ts";
import classes from "#renderer/features/repo/versions/CommitList.module.css";
import { CommitRow } from "#renderer/features/repo/versions/CommitRow.tsx";
import type { Commits } from "#renderer/features/repo/versions/use-commits.ts";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import { useOuterScroll } from "#renderer/ui/use-outer-scroll.ts";
import { useRowWalk } from "#renderer/ui/use-row-walk.ts";

const rowHeight = 52;

type CommitListProps = {
  readonly history: Commits;
  /** What it is the history of, for a screen reader. */
  readonly label: string;
  /** The commit that card and files are of. */
  readonly shownCommit: string;
  readonly onCommit: (id: string) => void;
};

export function CommitList({ history, label, shownCommit, onCommit }: CommitListProps) {
  const list = useRef<HTMLUListElement>(null);
  const { scroller, marginPx } = useOuterScroll(list);
  const [now] = useState(() => Date.now());
  const { commits, hasNextPage, isFetchingNextPage, isFetchNextPageError, error, fetchNextPage } = history;
  const virtualizer = useVirtualizer({
    count: commits.length + (hasNextPage ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => commits[index]?.id ?? "end",
    scrollMargin: marginPx,
    overscan: 8,
  });
  const walk = useRowWalk({
    count: commits.length,
    scrollTo: useCallback((index: number) => virtualizer.scrollToIndex(index, { align: "auto" }), [virtualizer]),
    startAt: Math.max(
      0,
      commits.findIndex(({ id }) => id === shownCommit),
    ),
  });
  const items = virtualizer.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= commits.length - 10;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  return (
    <ul
      ref={list}
      className={classes.rows}
      style={{ height: virtualizer.getTotalSize() }}
      onKeyDown={walk.onKeyDown}
      aria-label={label}
    >
      {items.map(({ index, key, start }) => {
        const commit = commits[index];
        return (
          <li
            ref={virtualizer.measureElement}
            data-index={index}
            className={classes.item}
            key={key}
            style={{ transform: `translateY(${start - marginPx}px)` }}
            aria-setsize={history.total ?? -1}
            aria-posinset={index + 1}
          >
            {commit !== undefined ? (
              <CommitRow
                commit={commit}
                isShown={commit.id === shownCommit}
                now={now}
                onChoose={() => onCommit(commit.id)}
                rowProps={walk.rowProps(index)}
              />
            ) : isFetchNextPageError ? (
              <ProblemLine problem={problemOf(error)} onRetry={() => void fetchNextPage()} />
            ) : (
              <LoadingRows count={1} rowHeight={rowHeight} label="Loading more commits" />
            )}
          </li>
        );
      })}
    </ul>
  );
}
