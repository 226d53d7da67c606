/** A number that changes ten times a second, shown at most once a second, so that it can be read. */
import { useEffect, useRef, useState } from "react";

const restMs = 1000;

/**
 * `value` as it was at most a second ago. All change at the same beats of the clock, so that one number in two places is
 * one number. When `key` changes (another state, another job) it is taken over at once, and so is zero: a speed must
 * never go on after the bytes have stopped.
 */
export function useCalm(value: number, key: string): number {
  const [shown, setShown] = useState({ value, key });
  const shownInBeat = useRef(-1);
  useEffect(() => {
    const show = () => {
      shownInBeat.current = beatNow();
      setShown({ value, key });
    };
    if (value === 0 || shownInBeat.current !== beatNow()) {
      show();
      return;
    }
    const timer = setTimeout(show, restMs - (performance.now() % restMs));
    return () => clearTimeout(timer);
  }, [value, key]);
  return shown.key === key && value !== 0 ? shown.value : value;
}

function beatNow(): number {
  return Math.floor(performance.now() / restMs);
}
