/** The three kinds of repo as a person sees them: words, icon, and the place that lists them. */
import { type Icon, IconBox, IconDatabase, IconLayoutGrid } from "@tabler/icons-react";
import type { RepoKind } from "#shared/model/repo-id.ts";

type KindWords = {
  readonly one: string;
  readonly many: string;
  readonly icon: Icon;
};

export const kindWords: Readonly<Record<RepoKind, KindWords>> = {
  model: { one: "Model", many: "Models", icon: IconBox },
  dataset: { one: "Dataset", many: "Datasets", icon: IconDatabase },
  space: { one: "Space", many: "Spaces", icon: IconLayoutGrid },
};

/** The address of a kind's list, filtered by what `query` says after the `?`. */
export function listAddress(kind: RepoKind, query: string): string {
  return `/${kind}s${query === "" ? "" : `?${query}`}`;
}
