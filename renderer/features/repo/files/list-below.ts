/** Every file below a folder, page by page, up to a limit. */
import { api } from "#renderer/api/client.ts";
import type { FileEntry } from "#shared/contract/files.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

export type FilesBelow = {
  readonly files: readonly Extract<FileEntry, { readonly type: "file" }>[];
  /** Whether there are more than were listed. */
  readonly isCut: boolean;
};

const pagesMax = 20;

/** `path` is empty for the whole repo. `onCount` hears how many there are so far. */
export async function listBelow(
  { repo, commit }: Pick<RepoInfo, "repo" | "commit">,
  path: string,
  { signal, onCount }: { readonly signal: AbortSignal; readonly onCount?: (count: number) => void },
): Promise<FilesBelow> {
  const files: Extract<FileEntry, { readonly type: "file" }>[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pagesMax; page += 1) {
    const answer: Awaited<ReturnType<typeof api.files.list>> = await api.files.list(
      {
        repo,
        revision: commit,
        isRecursive: true,
        ...(path === "" ? {} : { path }),
        ...(cursor === null ? {} : { cursor }),
      },
      { signal },
    );
    for (const entry of answer.entries) if (entry.type === "file") files.push(entry);
    onCount?.(files.length);
    cursor = answer.nextCursor;
    if (cursor === null) return { files, isCut: false };
  }
  return { files, isCut: true };
}
