/** Tells once when an element is nearly on screen. One observer for all of them. */

const nearPx = 1200;
const waiting = new Map<Element, () => void>();
let observer: IntersectionObserver | null = null;

/** Calls `onNear` once; the answered function stops waiting. */
export function observeNear(element: Element, onNear: () => void): () => void {
  observer ??= new IntersectionObserver(tell, { rootMargin: `${nearPx}px` });
  waiting.set(element, onNear);
  observer.observe(element);
  return () => forget(element);
}

function tell(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    const onNear = waiting.get(target);
    forget(target);
    onNear?.();
  }
}

function forget(element: Element): void {
  waiting.delete(element);
  observer?.unobserve(element);
}
