/** What the palette lists for what is typed, in groups: what is on this computer first, what the Hub found last. Pure. */
import type { Place } from "#renderer/app/places.ts";
import type { Action } from "#renderer/ui/actions.ts";
import type { SavedEntry } from "#shared/contract/saved.ts";
import type { QuickResults } from "#shared/contract/search.ts";
import type { RepoText } from "#shared/model/parse-repo-text.ts";
import { type RepoKind, type RepoRef, repoKinds } from "#shared/model/repo-id.ts";

export type Owner = QuickResults["owners"][number];

export type PaletteEntry =
  | { readonly type: "search"; readonly id: string; readonly kind: RepoKind; readonly query: string }
  /** A repo that was named in full, by a link or a command. */
  | { readonly type: "named"; readonly id: string; readonly repo: RepoText }
  | { readonly type: "saved"; readonly id: string; readonly entry: SavedEntry }
  | { readonly type: "found"; readonly id: string; readonly repo: RepoRef; readonly isPrivate: boolean }
  | { readonly type: "owner"; readonly id: string; readonly owner: Owner }
  | { readonly type: "place"; readonly id: string; readonly place: Place }
  | { readonly type: "action"; readonly id: string; readonly action: Action };

export type PaletteGroup = { readonly label: string; readonly entries: readonly PaletteEntry[] };

export type PaletteInput = {
  readonly typed: string;
  readonly places: readonly Place[];
  readonly actions: readonly Action[];
  readonly named: RepoText | null;
  /** Newest first. */
  readonly saved: readonly SavedEntry[];
  /** What the Hub found; null while nobody knows. */
  readonly found: QuickResults | null;
};

/** Of each group of what is saved, as long as the list is not narrowed by typing, and then. */
const shownEmpty = { recent: 5, favourite: 8, search: 5 } as const;
const shownTyped = 6;
const shownOwners = 3;

/** Whether every word of `query` begins a word of `text`, or stands anywhere in it when it has three letters or more. */
export function matches(text: string, query: string): boolean {
  const whole = text.toLowerCase();
  const words = whole.split(/[\s/._-]+/);
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "")
    .every((part) => words.some((word) => word.startsWith(part)) || (part.length >= 3 && whole.includes(part)));
}

export function paletteGroups({ typed, places, actions, named, saved, found }: PaletteInput): readonly PaletteGroup[] {
  const query = typed.trim().slice(0, 200);
  const going = places
    .filter((place) => matches(`${place.label} ${place.keywords}`, query))
    .map((place) => ({ type: "place" as const, id: `place:${place.to}`, place }));
  const doing = actions
    .filter(({ label, hint = "", keywords = "" }) => matches(`${label} ${hint} ${keywords}`, query))
    .map((action) => ({ type: "action" as const, id: `action:${action.id}`, action }));
  const open: PaletteGroup = {
    label: "Open",
    entries: named === null ? [] : [{ type: "named", id: "named", repo: named }],
  };
  const local = [
    { label: "Go to", entries: going },
    { label: "Actions", entries: doing },
  ];
  if (query === "") return filled([...savedGroups(saved), ...local]);
  const known = named === null ? saved.filter((entry) => matches(savedText(entry), query)) : [];
  // What follows comes from elsewhere and later, so it is last: nothing moves under the cursor when it arrives.
  return filled([
    open,
    ...local,
    { label: "Saved", entries: once(known).slice(0, shownTyped).map(savedItem) },
    {
      label: "Search",
      entries: named !== null && named.from !== "id" ? [] : repoKinds.map((kind) => searchFor(kind, query)),
    },
    ...foundGroups(found, known),
  ]);
}

function searchFor(kind: RepoKind, query: string): PaletteEntry {
  return { type: "search", id: `search:${kind}`, kind, query };
}

const savedItem = (entry: SavedEntry): PaletteEntry => ({ type: "saved", id: `saved:${entry.id}`, entry });

function savedGroups(saved: readonly SavedEntry[]): readonly PaletteGroup[] {
  const of = (type: SavedEntry["type"]) => saved.filter((entry) => entry.type === type);
  const recents = of("recent").slice(0, shownEmpty.recent);
  const viewed = new Set(recents.map(repoKey));
  const favourites = of("favourite").filter((entry) => !viewed.has(repoKey(entry)));
  return [
    { label: "Recent", entries: recents.map(savedItem) },
    { label: "Favourites", entries: favourites.slice(0, shownEmpty.favourite).map(savedItem) },
    { label: "Saved searches", entries: of("search").slice(0, shownEmpty.search).map(savedItem) },
  ];
}

/** A repo that is a favourite and was viewed too is listed once, as the favourite. */
function once(entries: readonly SavedEntry[]): readonly SavedEntry[] {
  const favourites = new Set(entries.filter(({ type }) => type === "favourite").map(repoKey));
  return entries.filter((entry) => entry.type !== "recent" || !favourites.has(repoKey(entry)));
}

const savedText = (entry: SavedEntry): string => (entry.type === "search" ? entry.name : entry.repo.id);
const repoKey = (entry: SavedEntry): string =>
  entry.type === "search" ? entry.id : `${entry.repo.kind}/${entry.repo.id}`;

const labels: Readonly<Record<RepoKind, string>> = { model: "Models", dataset: "Datasets", space: "Spaces" };

function foundGroups(found: QuickResults | null, known: readonly SavedEntry[]): readonly PaletteGroup[] {
  if (found === null) return [];
  const listed = new Set(known.map(repoKey));
  const repos = (kind: RepoKind): PaletteGroup => ({
    label: labels[kind],
    entries: found.repos
      .filter(({ repo }) => repo.kind === kind && !listed.has(`${kind}/${repo.id}`))
      .map(({ repo, isPrivate }) => ({ type: "found", id: `found:${kind}/${repo.id}`, repo, isPrivate })),
  });
  const owners = found.owners.slice(0, shownOwners).map((owner) => ({
    type: "owner" as const,
    id: `owner:${owner.type}/${owner.name}`,
    owner,
  }));
  return [{ label: "People and organisations", entries: owners }, ...repoKinds.map(repos)];
}

const filled = (groups: readonly PaletteGroup[]) => groups.filter(({ entries }) => entries.length > 0);
