/** The rows of the list of names: each group with its head, shortened until one asks for all, or what a filter leaves. */
import type { Ref, RepoRefs } from "#shared/contract/versions.ts";

export type RefGroup = "branches" | "tags" | "pullRequests" | "converts";

export type ShownGroup = {
  readonly group: RefGroup;
  readonly label: string;
  /** How many there are in all. */
  readonly total: number;
  readonly refs: readonly Ref[];
  /** How many more there are that can be shown. */
  readonly hiddenCount: number;
  /** How many the app does not have at all. */
  readonly cutCount: number;
};

const labels: Readonly<Record<RefGroup, string>> = {
  branches: "Branches",
  tags: "Tags",
  pullRequests: "Pull requests",
  converts: "Converted by the Hub",
};
const groups = ["branches", "tags", "pullRequests", "converts"] as const;

/** How many of a group are shown until one asks for all. */
const shortLength = 6;

type Choice = {
  readonly filter: string;
  readonly opened: ReadonlySet<RefGroup>;
  /** The revision on screen, which is always among those shown. */
  readonly revision: string;
};

/** Groups without a fitting row are left out. */
export function shownGroups(found: RepoRefs, { filter, opened, revision }: Choice): ShownGroup[] {
  const wanted = filter.trim().toLowerCase();
  return groups.flatMap((group): ShownGroup[] => {
    const { refs, total } = found[group];
    const fitting = wanted === "" ? refs : refs.filter(({ name }) => name.toLowerCase().includes(wanted));
    if (fitting.length === 0) return [];
    const isShort = wanted === "" && !opened.has(group) && fitting.length > shortLength + 1;
    const short = isShort ? fitting.filter((ref, at) => at < shortLength || ref.revision === revision) : fitting;
    return [
      {
        group,
        label: labels[group],
        total,
        refs: short,
        hiddenCount: fitting.length - short.length,
        cutCount: total - refs.length,
      },
    ];
  });
}

/** How many names there are in all: above a few a filter helps. */
export function refCount(found: RepoRefs): number {
  return groups.reduce((sum, group) => sum + found[group].refs.length, 0);
}
