/** A group of buttons or links that the arrow keys, Home and End walk through. */
import type { KeyboardEvent, ReactNode } from "react";

type ArrowKeyListProps = {
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
};

export function ArrowKeyList({ label, children, className }: ArrowKeyListProps) {
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("button:not(:disabled), a[href]")];
    const at = stops.findIndex((stop) => stop.contains(document.activeElement));
    const next = nextStop(event.key, at, stops.length);
    if (next === null) return;
    event.preventDefault();
    stops[next]?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <fieldset> is for form fields
    <div role="group" aria-label={label} className={className} onKeyDown={walk}>
      {children}
    </div>
  );
}

/** The index to go to from `at` (-1 for none) of `count`; null when the key does not move. */
export function nextStop(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case "ArrowDown":
      return Math.min(count - 1, at + 1);
    case "ArrowUp":
      return Math.max(0, at - 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
