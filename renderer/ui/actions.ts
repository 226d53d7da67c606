/**
 * The one registry of actions: what the palette can do besides going to places. A screen offers its own while it is
 * shown; nothing here knows what they are.
 */
import type { Icon } from "@tabler/icons-react";
import { useEffect, useSyncExternalStore } from "react";

export type Action = {
  /** Unique among all actions: `theme.dark`, `repo.download`. */
  readonly id: string;
  readonly label: string;
  /** A quiet word at the right, such as what the action applies to. */
  readonly hint?: string | undefined;
  readonly icon?: Icon | undefined;
  /** More words to find it by. */
  readonly keywords?: string | undefined;
  readonly run: () => void;
};

let offers: ReadonlyMap<symbol, readonly Action[]> = new Map();
let offered: readonly Action[] = [];
const listeners = new Set<() => void>();

function become(next: ReadonlyMap<symbol, readonly Action[]>): void {
  offers = next;
  offered = [...next.values()].flat();
  for (const listener of [...listeners]) listener();
}

/** Offers actions until the answered function is called. */
export function offerActions(actions: readonly Action[]): () => void {
  const key = Symbol("offer");
  become(new Map(offers).set(key, actions));
  return () => {
    const rest = new Map(offers);
    rest.delete(key);
    become(rest);
  };
}

/** Offers actions while the component is shown. Keep the array the same (useMemo, or a constant) while nothing changes. */
export function useActions(actions: readonly Action[]): void {
  useEffect(() => offerActions(actions), [actions]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** All actions on offer now. */
export function useOfferedActions(): readonly Action[] {
  return useSyncExternalStore(subscribe, () => offered);
}
