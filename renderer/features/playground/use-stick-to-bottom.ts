/** Keeps the end of a growing text in view, but only for one who is already looking at the end. */
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

const slackPx = 32;

type StickToBottom = {
  /** The element that scrolls, and the one inside it that grows. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly isAtBottom: boolean;
  readonly onScroll: () => void;
  /** Goes to the end and stays there. */
  readonly toBottom: () => void;
};

export function useStickToBottom(): StickToBottom {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  const lastTop = useRef(0);
  const [isAtBottom, setIsAtBottom] = useState(true);

  const onScroll = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    const top = element.scrollTop;
    // The text may have grown since the scroll that this tells of, so being off the end is not enough to let go:
    // only going up is a wish to.
    if (element.scrollHeight - top - element.clientHeight < slackPx) sticks.current = true;
    else if (top < lastTop.current) sticks.current = false;
    lastTop.current = top;
    setIsAtBottom(sticks.current);
  }, []);
  const toBottom = useCallback(() => {
    sticks.current = true;
    setIsAtBottom(true);
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, []);
  useEffect(() => {
    if (box.current === null || content.current === null) return;
    const observer = new ResizeObserver(() => (sticks.current ? toBottom() : onScroll()));
    observer.observe(content.current);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [toBottom, onScroll]);
  return { box, content, isAtBottom, onScroll, toBottom };
}
