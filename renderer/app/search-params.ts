/** What each screen keeps in the address. Bad values fall away instead of failing: an address can be typed by anyone. */
import { type RepoTab, repoTabs } from "#renderer/features/repo/repo-place.ts";
import { type SavedTab, savedTabs } from "#renderer/features/saved/saved-tabs.ts";
import { isRevision } from "#shared/model/repo-id.ts";

type Raw = { readonly [key: string]: unknown };

/** A non-empty text of at most `lengthMax` characters, or undefined. */
function text(value: unknown, lengthMax: number): string | undefined {
  return typeof value === "string" && value !== "" && value.length <= lengthMax ? value : undefined;
}

/** Leaves out what is undefined, so that it does not appear in the address. */
function present<Params extends object>(params: Params): Params {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as Params;
}

export type RepoSearch = {
  tab?: RepoTab | undefined;
  revision?: string | undefined;
  /** The folder shown in Files. */
  path?: string | undefined;
  /** The file shown in Files. */
  file?: string | undefined;
  /** The names that Files looks for. */
  find?: string | undefined;
};

export function repoSearch(raw: Raw): RepoSearch {
  const revision = text(raw["revision"], 255);
  return present({
    tab: repoTabs.find((tab) => tab === raw["tab"]),
    revision: revision !== undefined && isRevision(revision) ? revision : undefined,
    path: text(raw["path"], 1024),
    file: text(raw["file"], 1024),
    find: text(raw["find"], 200),
  });
}

export type PlaygroundSearch = { model?: string | undefined };

export function playgroundSearch(raw: Raw): PlaygroundSearch {
  return present({ model: text(raw["model"], 200) });
}

export type SavedSearch = { tab?: SavedTab | undefined };

export function savedSearch(raw: Raw): SavedSearch {
  return present({ tab: savedTabs.find((tab) => tab === raw["tab"]) });
}

/** Ids of models with commas between them. */
export type CompareSearch = { ids?: string | undefined };

export function compareSearch(raw: Raw): CompareSearch {
  return present({ ids: text(raw["ids"], 400) });
}
