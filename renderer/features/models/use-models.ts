/** The models that match, page by page. Keeps the former list on screen while a new one is on its way. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { orpc } from "#renderer/api/client.ts";
import type { ModelSummary, RepoSort, RepoSummary } from "#shared/contract/browse.ts";

export type ModelsFilter = {
  readonly q?: string | undefined;
  readonly task?: string | undefined;
  readonly sort?: RepoSort | undefined;
};

/** The default sort, which the address leaves out. */
export const defaultSort: RepoSort = "trendingScore";

export function useModels({ q, task, sort = defaultSort }: ModelsFilter) {
  const query = useInfiniteQuery({
    ...orpc.browse.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        kind: "model" as const,
        filter: { search: q, pipelineTag: task },
        sort,
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  const models = useMemo(() => withoutRepeats(query.data?.pages ?? []), [query.data]);
  return { ...query, models };
}

/** All rows of all pages. A model that moved down the order between two pages would come twice; its first place stays. */
export function withoutRepeats(pages: readonly { readonly repos: readonly RepoSummary[] }[]): ModelSummary[] {
  const seen = new Map<string, ModelSummary>();
  for (const { repos } of pages)
    for (const repo of repos) if (repo.kind === "model" && !seen.has(repo.id)) seen.set(repo.id, repo);
  return [...seen.values()];
}
