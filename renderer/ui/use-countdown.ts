/** Whole seconds until a point in time, counted down once a second; 0 when it has passed or is not known. */
import { useEffect, useState } from "react";

const secondsUntil = (untilMs: number | null | undefined) =>
  untilMs === null || untilMs === undefined ? 0 : Math.max(0, Math.ceil((untilMs - Date.now()) / 1000));

/** `untilMs` is a Unix time in milliseconds. */
export function useCountdown(untilMs: number | null | undefined): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(untilMs));
  useEffect(() => {
    setSeconds(secondsUntil(untilMs));
    if (secondsUntil(untilMs) === 0) return;
    const timer = setInterval(() => {
      const left = secondsUntil(untilMs);
      setSeconds(left);
      if (left === 0) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [untilMs]);
  return seconds;
}
