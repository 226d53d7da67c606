/** What the palette lists for what is typed: a search, a repo whose id was typed, places, actions. Pure. */
import type { Place } from "#renderer/app/places.ts";
import type { Action } from "#renderer/ui/actions.ts";
import type { RepoText } from "#shared/model/parse-repo-text.ts";

export type PaletteEntry =
  | { readonly type: "search"; readonly id: string; readonly query: string }
  | { readonly type: "repo"; readonly id: string; readonly repo: RepoText }
  | { readonly type: "place"; readonly id: string; readonly place: Place }
  | { readonly type: "action"; readonly id: string; readonly action: Action };

/** Whether every word of `query` begins a word of `text`, or stands inside it when it has three letters or more. */
export function matches(text: string, query: string): boolean {
  const words = text.toLowerCase().split(/[\s/._-]+/);
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "")
    .every((part) => words.some((word) => word.startsWith(part) || (part.length >= 3 && word.includes(part))));
}

export function paletteEntries(
  typed: string,
  places: readonly Place[],
  actions: readonly Action[],
  named: RepoText | null,
): readonly PaletteEntry[] {
  const query = typed.trim().slice(0, 200);
  const found: PaletteEntry[] = [];
  for (const place of places) {
    if (matches(`${place.label} ${place.keywords}`, query))
      found.push({ type: "place", id: `place:${place.to}`, place });
  }
  for (const action of actions) {
    const text = `${action.label} ${action.hint ?? ""} ${action.keywords ?? ""}`;
    if (matches(text, query)) found.push({ type: "action", id: `action:${action.id}`, action });
  }
  if (query === "") return found;
  const search: PaletteEntry = { type: "search", id: "search", query };
  if (named !== null) return [{ type: "repo", id: "repo", repo: named }, search, ...found];
  // A place or an action that was named comes first; a search is what anything else means.
  return [...found, search];
}
