/** Keeps the end of a growing text in view, but only for one who is already looking at the end. */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";

const slackPx = 32;

type StickToBottom = {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly isAtBottom: boolean;
  readonly onScroll: () => void;
  readonly toBottom: () => void;
};

/** `content` is whatever changes when the text grows. */
export function useStickToBottom(content: unknown): StickToBottom {
  const box = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  const [isAtBottom, setIsAtBottom] = useState(true);

  const toBottom = useCallback(() => {
    const element = box.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, []);
  const onScroll = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    sticks.current = element.scrollHeight - element.scrollTop - element.clientHeight < slackPx;
    setIsAtBottom(sticks.current);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the content decides when to look again
  useLayoutEffect(() => {
    if (sticks.current) toBottom();
  }, [content, toBottom]);
  return { box, isAtBottom, onScroll, toBottom };
}
