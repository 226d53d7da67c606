/** Favourites, recently viewed repos and saved searches in a component. */
import { api } from "#renderer/api/client.ts";
import { useWatch } from "#renderer/api/use-watch.ts";
import type { Watched } from "#renderer/api/watch-store.ts";
import type { SavedChange, SavedEntry } from "#shared/contract/saved.ts";
import type { RepoRef } from "#shared/model/repo-id.ts";

const subscribe = (signal: AbortSignal) => api.saved.watch(undefined, { signal });

/** All that is kept at this Hub, newest first. Shared by all who call it; an entry that did not change stays the same object. */
export function useSaved(): Watched<SavedEntry[]> {
  return useWatch(subscribe, { apply: applySavedChange });
}

/** What is kept after one change. */
export function applySavedChange(entries: SavedEntry[], change: SavedChange): SavedEntry[] {
  if (change.type === "removed") return entries.filter(({ id }) => id !== change.id);
  const { entry } = change;
  const others = entries.filter(({ id }) => id !== entry.id);
  const at = others.findIndex((other) => other.at <= entry.at);
  return at === -1 ? [...others, entry] : others.toSpliced(at, 0, entry);
}

/** The favourite that this repo is; null where it is none, undefined until that is known. */
export function useFavourite({ kind, id }: RepoRef): SavedEntry | null | undefined {
  const { value } = useSaved();
  if (value === undefined) return undefined;
  const isIt = (entry: SavedEntry) => entry.type === "favourite" && entry.repo.kind === kind && entry.repo.id === id;
  return value.find(isIt) ?? null;
}
