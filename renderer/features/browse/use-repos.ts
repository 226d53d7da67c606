/** The repos that match, page by page. Keeps the former list on screen while a new one is on its way. */
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { orpc } from "#renderer/api/client.ts";
import type { ListPage, ListQuestion, RepoSummary } from "#shared/contract/browse.ts";

const minuteMs = 60_000;

export function useRepos(question: ListQuestion) {
  const queryClient = useQueryClient();
  const options = orpc.browse.list.infiniteOptions({
    input: (cursor: string | undefined) => (cursor === undefined ? question : { ...question, cursor }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const query = useInfiniteQuery({
    ...options,
    staleTime: minuteMs,
    gcTime: 30 * minuteMs,
    // Coming back to a long list must not fetch all of its pages anew; a short one is made fresh.
    refetchOnMount: ({ state }) => (state.data?.pages.length ?? 0) <= 2,
    placeholderData: keepPreviousData,
  });
  const { queryKey } = options;
  const { refetch } = query;
  /** Asks for the first page again, and lets go of the others: they would be fetched one after the other. */
  const refresh = useCallback(() => {
    queryClient.setQueryData<InfiniteData<ListPage, string | undefined>>(queryKey, (data) =>
      data === undefined ? data : { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    );
    void refetch();
  }, [queryClient, queryKey, refetch]);
  const rows = useMemo(() => withoutRepeats(query.data?.pages ?? []), [query.data]);
  const total = query.data?.pages[0]?.total ?? null;
  const kept = query.data?.pages.find((page) => page.kept !== null)?.kept ?? null;
  return { query, rows, total, kept, refresh };
}

/** All rows of all pages. A repo that moved down the order between two pages would come twice; its first place stays. */
export function withoutRepeats(pages: readonly { readonly repos: readonly RepoSummary[] }[]): RepoSummary[] {
  const seen = new Map<string, RepoSummary>();
  for (const { repos } of pages) for (const repo of repos) if (!seen.has(repo.id)) seen.set(repo.id, repo);
  return [...seen.values()];
}
