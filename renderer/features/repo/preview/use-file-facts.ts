/** The size, last commit and scan of one file: from the Hub, or where it cannot be asked, from the copy on the disk. */
import { useQuery } from "@tanstack/react-query";
import { api } from "#renderer/api/client.ts";
import type { FileDetails } from "#shared/contract/files.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

export type FileFacts = Pick<FileDetails, "isLfs" | "lastCommit" | "scan"> & { readonly sizeBytes: number };

/** Null where the revision has no file of this name. */
export function useFileFacts({ repo, commit }: Pick<RepoInfo, "repo" | "commit">, path: string) {
  return useQuery({
    queryKey: ["file-facts", repo, commit, path],
    queryFn: ({ signal }) => readFacts({ repo, commit }, path, signal),
    // A commit never changes.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

async function readFacts(
  { repo, commit }: Pick<RepoInfo, "repo" | "commit">,
  path: string,
  signal: AbortSignal,
): Promise<FileFacts | null> {
  try {
    const { details } = await api.files.details({ repo, revision: commit, paths: [path] }, { signal });
    const found = details.find((one) => one.path === path);
    return found === undefined || found.sizeBytes === null ? null : { ...found, sizeBytes: found.sizeBytes };
  } catch (error) {
    const sizeBytes = await sizeOnDisk({ repo, commit }, path, signal);
    if (sizeBytes === null) throw error;
    return { sizeBytes, isLfs: false, lastCommit: null, scan: null };
  }
}

/** The size of the copy in the cache; null where there is none. */
async function sizeOnDisk(
  at: Pick<RepoInfo, "repo" | "commit">,
  path: string,
  signal: AbortSignal,
): Promise<number | null> {
  try {
    const { streamId, from, totalBytes } = await api.files.read({ ...at, path, start: 0, end: 1 }, { signal });
    await api.bytes.close({ streamId });
    return from === "disk" ? totalBytes : null;
  } catch {
    // Then the first problem is the one to show.
    return null;
  }
}
