/** A kept entry in words. */
import { kindWords } from "#renderer/ui/repo-kinds.ts";
import type { SavedEntry } from "#shared/contract/saved.ts";
import { formatAgo } from "#shared/model/ago.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import { pipelineTagLabel } from "#shared/model/pipeline-tags.ts";

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
      return `${kindWords[entry.kind].many} · saved ${since}`;
    default:
      return assertNever(entry);
  }
}

/** Values that say nothing without the name of their filter. */
const filterWords: Readonly<Record<string, (value: string) => string>> = {
  task: pipelineTagLabel,
  author: (value) => `by ${value}`,
  base: (value) => `based on ${value}`,
  min: (value) => `from ${value}`,
  max: (value) => `up to ${value}`,
  size: (value) => `up to ${value} GB`,
  gated: (value) => (value === "yes" ? "gated" : "not gated"),
  disk: () => "on disk",
  fits: () => "fits this computer",
};

/** What a list's address asks for: `q=aster&task=text-generation` as `aster · Text generation`. */
export function searchWords(query: string): string {
  const words = [...new URLSearchParams(query)]
    .filter(([name]) => name !== "sort")
    .map(([name, value]) => (Object.hasOwn(filterWords, name) ? filterWords[name]?.(value) : value));
  return words.length === 0 ? "all of them" : words.join(" · ").slice(0, 300);
}
