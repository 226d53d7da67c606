/** A number that changes ten times a second, shown at most once a second, so that it can be read. */
import { useEffect, useRef, useState } from "react";

const restMs = 1000;

/**
 * `value` as it was at most a second ago. When `key` changes (another state, another job) it is taken over at once, and
 * so is zero: a speed must never go on after the bytes have stopped.
 */
export function useCalm(value: number, key: string): number {
  const [shown, setShown] = useState({ value, key });
  const shownAt = useRef(0);
  useEffect(() => {
    const show = () => {
      shownAt.current = performance.now();
      setShown({ value, key });
    };
    const waitMs = shownAt.current + restMs - performance.now();
    if (waitMs <= 0 || value === 0) {
      show();
      return;
    }
    const timer = setTimeout(show, waitMs);
    return () => clearTimeout(timer);
  }, [value, key]);
  return shown.key === key && value !== 0 ? shown.value : value;
}
