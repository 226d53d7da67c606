/** The list of files by keys: arrows walk, Space chooses, Shift with arrows or a click chooses a range, Ctrl+A everything. */
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from "react";
import type { SelectionTools } from "#renderer/features/repo/files/use-file-selection.ts";
import { rowAfterKey, useRowWalk } from "#renderer/ui/use-row-walk.ts";
import type { FileEntry } from "#shared/contract/files.ts";

type ListKeysOptions = {
  readonly entries: readonly FileEntry[];
  readonly selection: SelectionTools;
  readonly scrollTo: (index: number) => void;
  readonly comingFrom: string | null;
  readonly list: RefObject<HTMLElement | null>;
};

export function useListKeys({ entries, selection, scrollTo, comingFrom, list }: ListKeysOptions) {
  const anchor = useRef(0);
  const startAt = Math.max(0, comingFrom === null ? 0 : entries.findIndex(({ path }) => path === comingFrom));
  const walk = useRowWalk({ count: entries.length, scrollTo, startAt });
  const { active, setActive } = walk;
  useComingBack(comingFrom === null ? null : startAt, scrollTo, list);

  const choose = (index: number, isChosen: boolean, isRange: boolean) => {
    const [from, to] = isRange ? [Math.min(anchor.current, index), Math.max(anchor.current, index)] : [index, index];
    selection.choose(entries.slice(from, to + 1), isChosen);
    anchor.current = index;
    setActive(index);
  };

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const entry = entries[active];
      const isOnName = event.target instanceof HTMLElement && event.target.dataset["row"] !== undefined;
      if ((event.ctrlKey || event.metaKey) && event.key === "a") {
        event.preventDefault();
        selection.choose(entries, true);
      } else if (event.key === " " && isOnName && entry !== undefined) {
        event.preventDefault();
        anchor.current = active;
        selection.choose([entry], selection.chosenOf(entry) !== "all");
      } else if (event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        const next = rowAfterKey(event.key, active, entries.length);
        const [here, there] = [entries[active], entries[next ?? active]];
        if (next === null || here === undefined || there === undefined) return;
        event.preventDefault();
        selection.choose([here, there], true);
        anchor.current = next;
        walk.moveTo(next, event.currentTarget);
      } else {
        walk.onKeyDown(event);
      }
    },
    [entries, selection, active, walk],
  );
  return { onKeyDown, rowProps: walk.rowProps, choose };
}

/** Back from a file, the list is where it was, and the file's row has the focus. */
function useComingBack(
  index: number | null,
  scrollTo: (index: number) => void,
  list: RefObject<HTMLElement | null>,
): void {
  const isDone = useRef(index === null);
  useEffect(() => {
    if (isDone.current || index === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
    if (row === null || row === undefined) {
      scrollTo(index);
      return;
    }
    isDone.current = true;
    row.focus();
  });
}
