/** The entries of one folder of a repo, page by page. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { orpc } from "#renderer/api/client.ts";
import type { FileEntry } from "#shared/contract/files.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

export function useRepoFiles({ repo, commit }: Pick<RepoInfo, "repo" | "commit">, path: string) {
  const query = useInfiniteQuery(
    orpc.files.list.infiniteOptions({
      // A commit never changes, so neither do its folders.
      input: (cursor: string | undefined) => ({
        repo,
        revision: commit,
        isRecursive: false,
        ...(path === "" ? {} : { path }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const entries = useMemo<readonly FileEntry[]>(
    () => query.data?.pages.flatMap((page) => page.entries) ?? [],
    [query.data],
  );
  return { ...query, entries };
}
