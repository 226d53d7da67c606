/** The whole card of a repo, all its pages joined. */
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { api, orpc } from "#renderer/api/client.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { Kept } from "#shared/contract/kept.ts";

export type WholeCard = {
  readonly markdown: string;
  readonly frontMatter: string | null;
  readonly isCut: boolean;
  readonly kept: Kept;
};

/** Null where the repo has no card. */
export function useWholeCard({ repo, commit }: Pick<RepoInfo, "repo" | "commit">): UseQueryResult<WholeCard | null> {
  // The commit, not the branch: card, files and downloads of one page are of one version.
  const input = { repo, revision: commit };
  return useQuery({
    queryKey: [...orpc.hub.card.queryKey({ input }), "whole"],
    queryFn: ({ signal }) => readWhole(input, signal),
    staleTime: ({ state }) => (state.data?.kept == null ? Number.POSITIVE_INFINITY : 0),
  });
}

async function readWhole(
  input: { readonly repo: RepoInfo["repo"]; readonly revision: string },
  signal: AbortSignal,
): Promise<WholeCard | null> {
  const first = await api.hub.card(input, { signal });
  if (first === null) return null;
  const pages = [first.markdown];
  let { isCut, nextOffset: offset } = first;
  while (offset !== null) {
    const page = await api.hub.card({ ...input, offset }, { signal });
    if (page === null) break;
    pages.push(page.markdown);
    isCut ||= page.isCut;
    offset = page.nextOffset;
  }
  return { markdown: pages.join(""), frontMatter: first.frontMatter, isCut, kept: first.kept };
}
