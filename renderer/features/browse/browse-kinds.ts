/** The three lists: what each is called within a sentence, and where it is. */
import type { RepoSort } from "#shared/contract/browse.ts";
import { formatWhole } from "#shared/model/bytes.ts";
import type { RepoKind } from "#shared/model/repo-id.ts";

type BrowseKind = {
  readonly path: "/models" | "/datasets" | "/spaces";
  readonly one: string;
  readonly several: string;
};

export const browseKinds: Readonly<Record<RepoKind, BrowseKind>> = {
  model: { path: "/models", one: "model", several: "models" },
  dataset: { path: "/datasets", one: "dataset", several: "datasets" },
  space: { path: "/spaces", one: "Space", several: "Spaces" },
};

export const sortLabels: Readonly<Record<RepoSort, string>> = {
  trendingScore: "Trending",
  downloads: "Most downloads",
  likes: "Most likes",
  lastModified: "Recently updated",
  createdAt: "Newest",
};

/** `1 model`, `12,345 datasets`. */
export function countWords(count: number, kind: RepoKind): string {
  return `${formatWhole(count)} ${count === 1 ? browseKinds[kind].one : browseKinds[kind].several}`;
}
