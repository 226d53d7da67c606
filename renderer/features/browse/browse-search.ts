/** What the lists keep in the address, by short names. Bad values fall away instead of failing: an address can be typed by anyone. */
import type { RepoSort } from "#shared/contract/browse.ts";
import { isRepoId, type RepoKind } from "#shared/model/repo-id.ts";

/** Several values of one key are joined by commas. */
export type BrowseSearch = {
  q?: string | undefined;
  sort?: RepoSort | undefined;
  /** The repo shown in the detail pane. */
  repo?: string | undefined;
  author?: string | undefined;
  task?: string | undefined;
  library?: string | undefined;
  language?: string | undefined;
  license?: string | undefined;
  format?: string | undefined;
  modality?: string | undefined;
  apps?: string | undefined;
  provider?: string | undefined;
  gated?: "yes" | "no" | undefined;
  /** A base model, with or without the relation before it: `quantized:owner/name`. */
  base?: string | undefined;
  /** Parameters, such as `7B`. */
  min?: string | undefined;
  max?: string | undefined;
  /** The Hub's tag for how many rows: `10K<n<100K`. */
  rows?: string | undefined;
  sdk?: string | undefined;
  hardware?: string | undefined;
  model?: string | undefined;
  dataset?: string | undefined;
  /** The largest download, in GB. */
  size?: string | undefined;
  disk?: "yes" | undefined;
  fits?: "yes" | undefined;
};
export type FilterKey = Exclude<keyof BrowseSearch, "q" | "sort" | "repo">;

/** The order that the address leaves out. */
export const defaultSort: RepoSort = "trendingScore";

export const sortsOf: Readonly<Record<RepoKind, readonly RepoSort[]>> = {
  model: ["trendingScore", "downloads", "likes", "lastModified", "createdAt"],
  dataset: ["trendingScore", "downloads", "likes", "lastModified", "createdAt"],
  space: ["trendingScore", "likes", "lastModified", "createdAt"],
};

/** The filters of each kind of repo. */
export const filterKeys: Readonly<Record<RepoKind, readonly FilterKey[]>> = {
  model: [
    ...(["fits", "disk", "size", "task", "provider", "format", "library", "license", "language"] as const),
    ...(["min", "max", "apps", "gated", "author", "base"] as const),
  ],
  dataset: ["disk", "size", "task", "rows", "format", "modality", "language", "license", "gated", "author"],
  space: ["sdk", "hardware", "author", "model", "dataset"],
};

const lengthMax = 300;
const yes = ["yes"] as const;
const yesNo = ["yes", "no"] as const;
const known = <const Value extends string>(values: readonly Value[], value: string): Value | undefined =>
  values.find((one) => one === value);
const matching = (pattern: RegExp) => (value: string) => (pattern.test(value) ? value : undefined);
const repoId = (value: string) => (isRepoId(value) ? value : undefined);

const checks: { readonly [Key in FilterKey]?: (value: string) => string | undefined } = {
  gated: (value) => known(yesNo, value),
  disk: (value) => known(yes, value),
  fits: (value) => known(yes, value),
  min: matching(/^\d{1,5}(?:\.\d{1,3})?[KMBT]?$/),
  max: matching(/^\d{1,5}(?:\.\d{1,3})?[KMBT]?$/),
  size: matching(/^\d{1,5}(?:\.\d)?$/),
  author: matching(/^[\w.-]{1,96}$/),
  base: matching(/^(?:[a-z]{1,20}:)?[\w./-]{1,96}$/),
  model: repoId,
  dataset: repoId,
};

/** The good part of what an address says for a kind of repo. */
export function browseSearch(kind: RepoKind, raw: { readonly [key: string]: unknown }): BrowseSearch {
  const found: Record<string, string> = {};
  const take = (key: string, length: number, check: (value: string) => string | undefined) => {
    const value = raw[key];
    if (typeof value !== "string" || value === "" || value.length > length) return;
    const good = check(value);
    if (good !== undefined) found[key] = good;
  };
  take("q", 200, (value) => value);
  take("sort", 20, (value) => known(sortsOf[kind], value));
  take("repo", 96, repoId);
  for (const key of filterKeys[kind]) take(key, lengthMax, checks[key] ?? ((value) => value));
  return found;
}

/** The values of a key that can have several. */
export function valuesOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [...new Set(text.split(",").filter((value) => value !== ""))].slice(0, 20);
}

/** The opposite; undefined for none, so that the address leaves it out. */
export function joined(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join(",");
}

/** What the address has after the `?`. */
export function queryOf(search: BrowseSearch): string {
  const entries = Object.entries(search).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  return new URLSearchParams(entries).toString();
}

/** How many filters are set. */
export function filterCount(kind: RepoKind, search: BrowseSearch): number {
  const range = search.min !== undefined && search.max !== undefined ? 1 : 0;
  return filterKeys[kind].reduce((sum, key) => sum + Math.max(valuesOf(search[key]).length, 0), 0) - range;
}

/** The same search without any filter. */
export function withoutFilters(kind: RepoKind, search: BrowseSearch): BrowseSearch {
  return { ...search, ...Object.fromEntries(filterKeys[kind].map((key) => [key, undefined])) };
}
