/** The Hub's tags for a list; they change rarely, and are asked for once while the page is open. */
import { useQuery } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import type { Facets } from "#shared/contract/browse.ts";
import type { RepoKind } from "#shared/model/repo-id.ts";

export function useFacets(kind: RepoKind): Facets | undefined {
  const day = 24 * 60 * 60_000;
  return useQuery({ ...orpc.browse.tags.queryOptions({ input: { kind } }), staleTime: day, gcTime: day }).data?.facets;
}
