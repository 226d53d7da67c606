/** The commits behind a revision, page by page. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { orpc } from "#renderer/api/client.ts";
import type { CommitEntry } from "#shared/contract/versions.ts";
import type { RepoRef } from "#shared/model/repo-id.ts";

export type Commits = ReturnType<typeof useCommits>;

export function useCommits(repo: RepoRef, revision: string, { isWanted }: { readonly isWanted: boolean }) {
  const query = useInfiniteQuery({
    ...orpc.hub.commits.infiniteOptions({
      input: (page: number) => ({ repo, revision, page }),
      initialPageParam: 0,
      getNextPageParam: ({ nextPage }) => nextPage,
    }),
    enabled: isWanted,
  });
  const commits = useMemo(() => withoutRepeats(query.data?.pages ?? []), [query.data]);
  const first = query.data?.pages[0];
  return { ...query, commits, total: first?.total ?? null, kept: first?.kept ?? null };
}

/** A commit that came in between two pages moves the others on: each is shown once. */
export function withoutRepeats(pages: readonly { readonly commits: readonly CommitEntry[] }[]): CommitEntry[] {
  const seen = new Map<string, CommitEntry>();
  for (const { commits } of pages) for (const commit of commits) if (!seen.has(commit.id)) seen.set(commit.id, commit);
  return [...seen.values()];
}
