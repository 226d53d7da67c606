/** A kept entry in words. */
import { kindWords } from "#renderer/ui/repo-kinds.ts";
import type { SavedEntry } from "#shared/contract/saved.ts";
import { formatAgo } from "#shared/model/ago.ts";
import { assertNever } from "#shared/model/assert-never.ts";

export function entryName(entry: SavedEntry): string {
  return entry.type === "search" ? entry.name : entry.repo.id;
}

/** The quiet line below the name: the kind, and since when. */
export function entryWords(entry: SavedEntry, now: number): string {
  const ago = formatAgo(entry.at, now);
  const since = ago === "now" || ago === "yesterday" ? ago : `${ago} ago`;
  switch (entry.type) {
    case "favourite":
      return `${kindWords[entry.repo.kind].one} · added ${since}`;
    case "recent":
      return `${kindWords[entry.repo.kind].one} · viewed ${since}`;
    case "search":
      return `${kindWords[entry.kind].many} · ${searchWords(entry.query)}`;
    default:
      return assertNever(entry);
  }
}

/** What a list's address asks for: `q=aster&task=text-generation` as `aster · text-generation`. */
export function searchWords(query: string): string {
  const values = [...new URLSearchParams(query)].filter(([name]) => name !== "sort").map(([, value]) => value);
  return values.length === 0 ? "all of them" : values.join(" · ").slice(0, 300);
}
