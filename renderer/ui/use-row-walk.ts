/** Arrow keys, Home, End and Page keys over the rows of a virtualised list. One row is in the tab order at a time. */
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";

type RowWalkOptions = {
  readonly count: number;
  /** Brings a row on screen, so that it can take the focus. */
  readonly scrollTo: (index: number) => void;
  /** Called when a key has moved to a row. */
  readonly onMove?: ((index: number) => void) | undefined;
  /** The row that is in the tab order at first. */
  readonly startAt?: number | undefined;
};

export type RowWalk = {
  readonly active: number;
  readonly setActive: (index: number) => void;
  /** Goes to a row, for keys that this does not know; `around` is the element around the rows. */
  readonly moveTo: (index: number, around: HTMLElement) => void;
  /** For the element around the rows. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** For the control of a row that takes the focus. */
  readonly rowProps: (index: number) => { readonly "data-row": number; readonly tabIndex: number; onFocus(): void };
};

const pageRows = 10;

/** The row that a key leads to, or null where the key means something else. */
export function rowAfterKey(key: string, active: number, count: number): number | null {
  const last = count - 1;
  if (last < 0) return null;
  switch (key) {
    case "ArrowDown":
      return Math.min(last, active + 1);
    case "ArrowUp":
      return Math.max(0, active - 1);
    case "PageDown":
      return Math.min(last, active + pageRows);
    case "PageUp":
      return Math.max(0, active - pageRows);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

export function useRowWalk({ count, scrollTo, onMove, startAt = 0 }: RowWalkOptions): RowWalk {
  const [chosen, setActive] = useState(startAt);
  const active = Math.max(0, Math.min(chosen, count - 1));
  const list = useRef<HTMLElement | null>(null);
  const wanted = useRef<number | null>(null);

  // A row that was far away exists only after the list has scrolled and rendered, so this looks after every render.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  const moveTo = useCallback(
    (index: number, around: HTMLElement) => {
      list.current = around;
      wanted.current = index;
      setActive(index);
      scrollTo(index);
    },
    [scrollTo],
  );
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const next = rowAfterKey(event.key, active, count);
      if (next === null) return;
      event.preventDefault();
      moveTo(next, event.currentTarget);
      if (next === active) event.currentTarget.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus();
      else onMove?.(next);
    },
    [active, count, moveTo, onMove],
  );

  const rowProps = useCallback(
    (index: number) => ({
      "data-row": index,
      tabIndex: index === active ? 0 : -1,
      onFocus: () => setActive(index),
    }),
    [active],
  );
  return { active, setActive, moveTo, onKeyDown, rowProps };
}
