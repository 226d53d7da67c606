/** The files of the whole repo that fit what was typed. The repo is listed once, when somebody first looks for something. */
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { fileMatcher } from "#renderer/features/repo/files/find-files.ts";
import { listBelow } from "#renderer/features/repo/files/list-below.ts";
import type { FileEntry } from "#shared/contract/files.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

export type FoundFiles = {
  /** Undefined while the repo is being listed. */
  readonly entries: readonly FileEntry[] | undefined;
  /** How many files were listed so far. */
  readonly listedCount: number;
  readonly isCut: boolean;
  readonly error: unknown;
  readonly retry: () => void;
};

/** `typed` is empty while nobody looks for anything. */
export function useFoundFiles({ repo, commit }: Pick<RepoInfo, "repo" | "commit">, typed: string): FoundFiles {
  const [listedCount, setListedCount] = useState(0);
  const query = useQuery({
    queryKey: ["files-below", repo, commit],
    queryFn: ({ signal }) => listBelow({ repo, commit }, "", { signal, onCount: setListedCount }),
    enabled: typed !== "",
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const entries = useMemo(() => {
    const fits = fileMatcher(typed);
    return query.data?.files.filter(({ path }) => fits(path));
  }, [query.data, typed]);
  return {
    entries,
    listedCount: query.data?.files.length ?? listedCount,
    isCut: query.data?.isCut ?? false,
    error: query.error,
    retry: () => void query.refetch(),
  };
}
