/** The models chosen to be compared, up to four. A small store of this page, so that lists, a repo's head and the tray share it. */
import { useSyncExternalStore } from "react";
import { isRepoId } from "#shared/model/repo-id.ts";

/** More columns could not be read side by side. */
export const compareMax = 4;

const storageKey = "hubdeck:compare";
const listeners = new Set<() => void>();
let ids: readonly string[] | null = null;

/** The ids of `a/b,c/d` that can be compared: proper, once each, four at most. */
export function compareIds(text: string): readonly string[] {
  const proper = text.split(",").filter(isRepoId);
  return [...new Set(proper)].slice(0, compareMax);
}

/** Kept over a reload, like the address, but not for another day. */
function current(): readonly string[] {
  ids ??= compareIds(sessionStorage.getItem(storageKey) ?? "");
  return ids;
}

export function setCompared(next: readonly string[]): void {
  ids = compareIds(next.join(","));
  sessionStorage.setItem(storageKey, ids.join(","));
  for (const listener of [...listeners]) listener();
}

/** Adds a model, or takes it out. Answers false where there is no room for it. */
export function toggleCompared(id: string): boolean {
  const now = current();
  if (now.includes(id)) setCompared(now.filter((one) => one !== id));
  else if (now.length < compareMax) setCompared([...now, id]);
  else return false;
  return true;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useCompared(): readonly string[] {
  return useSyncExternalStore(subscribe, current);
}
