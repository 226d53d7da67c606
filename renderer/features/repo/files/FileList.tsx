/** The rows of one folder; only those on screen exist, so that a folder of ten thousand files is as quick as one of ten. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { problemOf } from "#renderer/api/problem-of.ts";
import { useRepoJobs } from "#renderer/features/repo/download/use-repo-jobs.ts";
import { FileRow } from "#renderer/features/repo/files/FileRow.tsx";
import { FolderRow } from "#renderer/features/repo/files/FolderRow.tsx";
import classes from "#renderer/features/repo/files/RepoFiles.module.css";
import { useRepoAccess } from "#renderer/features/repo/use-repo-access.ts";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import { useRowWalk } from "#renderer/ui/use-row-walk.ts";
import type { FileEntry } from "#shared/contract/files.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

const rowHeight = 36;

type FileListProps = {
  readonly info: RepoInfo;
  readonly entries: readonly FileEntry[];
  readonly onPath: (path: string) => void;
  readonly more: {
    readonly isThere: boolean;
    readonly isComing: boolean;
    readonly error: unknown;
    readonly fetch: () => void;
  };
};

export function FileList({ info, entries, onPath, more }: FileListProps) {
  const list = useRef<HTMLUListElement>(null);
  const scroller = useRef<HTMLElement | null>(null);
  const [marginPx, setMarginPx] = useState(0);
  const jobs = useRepoJobs(info);
  const isRefused = useRepoAccess(info).data?.type === "refused" || info.isDisabled;
  const { isThere, isComing, error, fetch: fetchMore } = more;
  const hasEnd = isThere || error !== null;

  // The list scrolls with the page or pane around it, so it must know which one that is and where it begins in it.
  useLayoutEffect(() => {
    const element = list.current;
    scroller.current = scrollParent(element);
    if (element === null || scroller.current === null) return;
    const top = element.getBoundingClientRect().top - scroller.current.getBoundingClientRect().top;
    setMarginPx(top + scroller.current.scrollTop);
  }, []);

  const virtualizer = useVirtualizer({
    count: entries.length + (hasEnd ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => entries[index]?.path ?? "end",
    scrollMargin: marginPx,
    overscan: 10,
  });
  const walk = useRowWalk({
    count: entries.length,
    scrollTo: useCallback((index: number) => virtualizer.scrollToIndex(index, { align: "auto" }), [virtualizer]),
  });
  const items = virtualizer.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= entries.length - 20;
  useEffect(() => {
    if (isNearEnd && isThere && !isComing && error === null) fetchMore();
  }, [isNearEnd, isThere, isComing, error, fetchMore]);

  return (
    <ul
      ref={list}
      className={classes.rows}
      style={{ height: virtualizer.getTotalSize() }}
      onKeyDown={walk.onKeyDown}
      aria-label="Files"
    >
      {items.map(({ index, key, start }) => {
        const entry = entries[index];
        const style = { transform: `translateY(${start - marginPx}px)` };
        return (
          <li
            className={classes.row}
            key={key}
            style={style}
            aria-setsize={isThere ? -1 : entries.length}
            aria-posinset={index + 1}
          >
            {entry === undefined ? (
              error === null ? (
                <LoadingRows count={1} rowHeight={rowHeight} label="Loading more files" />
              ) : (
                <ProblemLine problem={problemOf(error)} onRetry={fetchMore} />
              )
            ) : entry.type === "folder" ? (
              <FolderRow path={entry.path} onPath={onPath} rowProps={walk.rowProps(index)} />
            ) : (
              <FileRow
                info={info}
                isRefused={isRefused}
                file={entry}
                job={jobs.byPath.get(entry.path) ?? null}
                rowProps={walk.rowProps(index)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The nearest element around that scrolls. */
function scrollParent(element: HTMLElement | null): HTMLElement | null {
  for (let parent = element?.parentElement ?? null; parent !== null; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return null;
}
