/** How many pieces of a card are painted without being near the screen: a few at once, then one whenever the page is idle, up to a limit. */
import { useEffect, useState } from "react";

const atOnce = 2;
/** Beyond these a piece is painted when it comes near: a card of megabytes is never whole in the page. */
const unaskedMax = 60;

export function usePaintBudget(pieceCount: number): number {
  const [budget, setBudget] = useState(atOnce);
  const isDone = budget >= Math.min(pieceCount, unaskedMax);
  useEffect(() => {
    if (isDone) return;
    const request = requestIdleCallback(() => setBudget(budget + 1), { timeout: 400 });
    return () => cancelIdleCallback(request);
  }, [budget, isDone]);
  return budget;
}
