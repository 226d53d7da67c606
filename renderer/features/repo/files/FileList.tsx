/** The rows of a folder or of what was found; only those on screen exist, so that ten thousand files are as quick as ten. */
import { useDebouncedValue } from "@mantine/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { problemOf } from "#renderer/api/problem-of.ts";
import { useRepoJobs } from "#renderer/features/repo/download/use-repo-jobs.ts";
import { ChooseBox } from "#renderer/features/repo/files/ChooseBox.tsx";
import { EntryRow } from "#renderer/features/repo/files/EntryRow.tsx";
import type { Chosen } from "#renderer/features/repo/files/file-selection.ts";
import classes from "#renderer/features/repo/files/RepoFiles.module.css";
import { useFileDetails } from "#renderer/features/repo/files/use-file-details.ts";
import type { SelectionTools } from "#renderer/features/repo/files/use-file-selection.ts";
import { useListKeys } from "#renderer/features/repo/files/use-list-keys.ts";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import type { FileEntry } from "#shared/contract/files.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

const rowHeight = 36;
/** How long the list has to rest before details are asked for. */
const restMs = 120;

type FileListProps = {
  readonly info: RepoInfo;
  readonly isRefused: boolean;
  readonly entries: readonly FileEntry[];
  readonly isPathShown: boolean;
  readonly selection: SelectionTools;
  /** The entry that one comes back from; it gets the focus. */
  readonly comingFrom: string | null;
  readonly onOpen: (entry: FileEntry) => void;
  readonly more: {
    readonly isThere: boolean;
    readonly isComing: boolean;
    readonly error: unknown;
    readonly fetch: () => void;
  };
};

export function FileList(props: FileListProps) {
  const { info, isRefused, entries, isPathShown, selection, comingFrom, onOpen, more } = props;
  const list = useRef<HTMLUListElement>(null);
  const scroller = useRef<HTMLElement | null>(null);
  const [marginPx, setMarginPx] = useState(0);
  const jobs = useRepoJobs(info);
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
  const scrollTo = useCallback((index: number) => virtualizer.scrollToIndex(index, { align: "auto" }), [virtualizer]);
  const keys = useListKeys({ entries, selection, scrollTo, comingFrom, list });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const [seen] = useDebouncedValue({ first, last }, restMs, { leading: true });
  const details = useFileDetails(info, entries, seen);
  const isNearEnd = last >= entries.length - 20;
  useEffect(() => {
    if (isNearEnd && isThere && !isComing && error === null) fetchMore();
  }, [isNearEnd, isThere, isComing, error, fetchMore]);

  return (
    <>
      <div className={classes.headings}>
        <ChooseBox
          chosen={chosenOfAll(entries, selection)}
          label={isThere ? "Choose all that are listed" : "Choose all"}
          onChoose={(isChosen) => selection.choose(entries, isChosen)}
        />
        <span>Name</span>
        <span className={classes.commit}>Last commit</span>
        <span className={classes.date}>Date</span>
        <span className={classes.scan}>Scan</span>
        <span className={classes.size}>Size</span>
      </div>
      <ul
        ref={list}
        className={classes.rows}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={keys.onKeyDown}
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
              ) : (
                <EntryRow
                  info={info}
                  isRefused={isRefused}
                  entry={entry}
                  isPathShown={isPathShown}
                  details={details.get(entry.path)}
                  job={jobs.byPath.get(entry.path) ?? null}
                  chosen={selection.chosenOf(entry)}
                  rowProps={keys.rowProps(index)}
                  onOpen={() => onOpen(entry)}
                  onChoose={(isChosen, isRange) => keys.choose(index, isChosen, isRange)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function chosenOfAll(entries: readonly FileEntry[], { files, chosenOf }: SelectionTools): Chosen {
  if (files.size === 0) return "none";
  return entries.length > 0 && entries.every((entry) => chosenOf(entry) === "all") ? "all" : "some";
}

/** The nearest element around that scrolls. */
function scrollParent(element: HTMLElement | null): HTMLElement | null {
  for (let parent = element?.parentElement ?? null; parent !== null; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return null;
}
