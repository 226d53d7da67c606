/** The models that match, page by page. Keeps the former list on screen while a new one is on its way. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { orpc } from "#renderer/api/client.ts";
import type { ModelSort, ModelSummary } from "#shared/contract/hub.ts";

export type ModelsFilter = {
  readonly q?: string | undefined;
  readonly task?: string | undefined;
  readonly sort?: ModelSort | undefined;
};

/** The default sort, which the address leaves out. */
export const defaultSort: ModelSort = "trendingScore";

export function useModels({ q, task, sort = defaultSort }: ModelsFilter) {
  const query = useInfiniteQuery({
    ...orpc.hub.models.infiniteOptions({
      input: (cursor: string | undefined) => ({
        sort,
        ...(q === undefined ? {} : { search: q }),
        ...(task === undefined ? {} : { pipelineTag: task }),
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
export function withoutRepeats(pages: readonly { readonly models: readonly ModelSummary[] }[]): ModelSummary[] {
  const seen = new Map<string, ModelSummary>();
  for (const { models } of pages) for (const model of models) if (!seen.has(model.id)) seen.set(model.id, model);
  return [...seen.values()];
}
