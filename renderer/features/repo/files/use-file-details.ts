/** The last commit and the scan of the entries on screen: asked for in blocks, once the list has come to rest. */
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { orpc } from "#renderer/api/client.ts";
import type { FileDetails, FileEntry } from "#shared/contract/files.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

/** The contract takes a hundred paths at once. */
const blockLength = 50;

/** `first` and `last` are on screen, or were when the list last came to rest. */
export function useFileDetails(
  { repo, commit }: Pick<RepoInfo, "repo" | "commit">,
  entries: readonly FileEntry[],
  { first, last }: { readonly first: number; readonly last: number },
): ReadonlyMap<string, FileDetails> {
  const blocks = useMemo(() => {
    const found: string[][] = [];
    for (let number = Math.floor(first / blockLength); number <= Math.floor(last / blockLength); number += 1) {
      const paths = entries.slice(number * blockLength, (number + 1) * blockLength).map(({ path }) => path);
      if (paths.length > 0) found.push(paths);
    }
    return found;
  }, [entries, first, last]);
  return useQueries({
    queries: blocks.map((paths) => ({
      ...orpc.files.details.queryOptions({ input: { repo, revision: commit, paths } }),
      // A commit never changes; what the scanners say of it may.
      staleTime: 300_000,
      // The list says what is wrong with the Hub; these are extras.
      retry: false,
    })),
    combine: byPath,
  });
}

function byPath(results: readonly { readonly data: { readonly details: FileDetails[] } | undefined }[]) {
  return new Map(results.flatMap(({ data }) => data?.details.map((one) => [one.path, one] as const) ?? []));
}
