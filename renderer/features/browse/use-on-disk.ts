/** Which repos of a kind are on disk: looked up when the list is shown, when the window comes back, and when a download ends. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { orpc } from "#renderer/api/client.ts";
import { useDownloads } from "#renderer/api/use-downloads.ts";
import type { RepoKind } from "#shared/model/repo-id.ts";

export function useOnDisk(kind: RepoKind): ReadonlySet<string> | null {
  const { data, refetch } = useQuery({
    ...orpc.browse.onDisk.queryOptions(),
    staleTime: 5_000,
    refetchOnWindowFocus: true,
  });
  const doneCount = useDownloads().value?.filter(({ state }) => state.type === "done").length;
  useEffect(() => {
    if (doneCount !== undefined && doneCount > 0) void refetch();
  }, [doneCount, refetch]);
  return useMemo(() => (data === undefined ? null : new Set(data[kind])), [data, kind]);
}
