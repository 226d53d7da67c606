/** For a virtualised list that scrolls with the page or pane around it: which element that is, and where the list begins in it. */
import { type RefObject, useLayoutEffect, useRef, useState } from "react";

export type OuterScroll = {
  readonly scroller: RefObject<HTMLElement | null>;
  /** How far below the scroller's beginning the list begins, in CSS pixels. */
  readonly marginPx: number;
};

export function useOuterScroll(list: RefObject<HTMLElement | null>): OuterScroll {
  const scroller = useRef<HTMLElement | null>(null);
  const [marginPx, setMarginPx] = useState(0);
  // After every render: what stands above the list may have grown.
  useLayoutEffect(() => {
    const element = list.current;
    scroller.current ??= scrollParent(element);
    if (element === null || scroller.current === null) return;
    const top = element.getBoundingClientRect().top - scroller.current.getBoundingClientRect().top;
    setMarginPx(Math.round(top + scroller.current.scrollTop));
  });
  return { scroller, marginPx };
}

/** The nearest element around that scrolls. */
function scrollParent(element: HTMLElement | null): HTMLElement | null {
  for (let parent = element?.parentElement ?? null; parent !== null; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return null;
}
