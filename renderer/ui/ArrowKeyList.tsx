/** A short group of buttons or links that the arrow keys, Home, End and the page keys walk through. */
import type { KeyboardEvent, ReactNode } from "react";
import { rowAfterKey } from "#renderer/ui/use-row-walk.ts";

type ArrowKeyListProps = {
  readonly label: string;
  readonly children: ReactNode;
};

export function ArrowKeyList({ label, children }: ArrowKeyListProps) {
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("button:not(:disabled), a[href]")];
    const at = stops.findIndex((stop) => stop.contains(document.activeElement));
    const next = rowAfterKey(event.key, at, stops.length);
    if (next === null) return;
    event.preventDefault();
    stops[next]?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <fieldset> is for form fields
    <div role="group" aria-label={label} onKeyDown={walk}>
      {children}
    </div>
  );
}
