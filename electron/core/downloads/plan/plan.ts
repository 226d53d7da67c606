/** What a download would fetch: the chosen files, what is in the cache already, and whether there is room. Writes nothing. */
import { type CachePaths, cachePaths } from "#core/downloads/cache/cache-paths.ts";
import { findContent } from "#core/downloads/cache/find-content.ts";
import { listFiles } from "#core/downloads/plan/list-files.ts";
import { pathRefusal } from "#core/downloads/plan/safe-path.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { ProblemError } from "#core/problem-error.ts";
import { freeBytes } from "#core/settings/free-bytes.ts";
import type { Plan, Selection } from "#shared/contract/downloads.ts";
import { formatBytes } from "#shared/model/bytes.ts";
import type { RepoRef } from "#shared/model/repo-id.ts";

export type DownloadRequest = {
  readonly repo: RepoRef;
  readonly revision: string;
  readonly selection: Selection;
};

export type PlannedDownload = {
  readonly plan: Plan;
  readonly files: readonly PlannedFile[];
  /** Null where the system does not say. */
  readonly freeBytes: number | null;
  readonly accountId: string | null;
  readonly endpoint: string;
};

export type PlanTools = {
  readonly hub: HubAccess;
  readonly cacheFolder: string;
  readonly system: NodeJS.Platform;
};

/** Throws ProblemError: what the Hub answers, BAD_INPUT for a file name that could do harm, NOT_FOUND for a chosen file that is not there. */
export async function planDownload(
  request: DownloadRequest,
  { hub, cacheFolder, system }: PlanTools,
  signal: AbortSignal,
): Promise<PlannedDownload> {
  const accountId = hub.activeAccountId();
  const endpoint = hub.endpoint().hub;
  const account = accountId === null ? "none" : { id: accountId };
  const { commit, files: all } = await listFiles(hub, request, { account, signal });
  const files = select(all, request.selection);
  for (const file of files) {
    const refusal = pathRefusal(file.path, system);
    if (refusal !== null) throw hostileName(file.path, refusal);
  }
  const paths = cachePaths({ cacheFolder, repo: request.repo, commit });
  const free = await freeBytes(cacheFolder);
  const plan: Plan = {
    commit,
    fileCount: files.length,
    sizeBytes: files.reduce((sum, file) => sum + file.sizeBytes, 0),
    onDiskBytes: await onDiskBytes(files, paths, signal),
    freeBytes: free ?? 0,
    cacheFolder,
  };
  return { plan, files, freeBytes: free, accountId, endpoint };
}

/** Throws ProblemError DISK_FULL when what is to fetch does not fit on the disk. */
export function checkRoom({ plan, freeBytes: free }: PlannedDownload): void {
  const { sizeBytes, onDiskBytes: there, cacheFolder } = plan;
  const needed = sizeBytes - there;
  if (free === null || needed <= free) return;
  throw new ProblemError({
    code: "DISK_FULL",
    what: "There is not enough room for this download",
    why: `It needs ${formatBytes(needed)}, and the disk of ${cacheFolder.slice(0, 400)} has ${formatBytes(free)} free.`,
    action: { type: "go", label: "Choose another folder", to: "settings" },
  });
}

function select(all: readonly PlannedFile[], selection: Selection): readonly PlannedFile[] {
  if (selection.type === "everything") return all;
  const wanted = new Set(selection.paths);
  const files = all.filter((file) => wanted.delete(file.path));
  const [missing] = wanted;
  if (missing === undefined) return files;
  throw new ProblemError({
    code: "NOT_FOUND",
    what: `There is no file “${missing.slice(0, 200)}” in this repo`,
    why: "It may have been renamed or removed at this revision.",
    action: null,
  });
}

async function onDiskBytes(files: readonly PlannedFile[], paths: CachePaths, signal: AbortSignal): Promise<number> {
  let sum = 0;
  for (const file of files) {
    signal.throwIfAborted();
    if ((await findContent(paths, file)) !== null) sum += file.sizeBytes;
  }
  return sum;
}

function hostileName(path: string, why: string): ProblemError {
  return new ProblemError({
    code: "BAD_INPUT",
    what: `The file name ${visible(path.slice(0, 200))} cannot be used`,
    why: `It is not saved to this computer: ${why}. Choose only other files of this repo.`,
    action: null,
  });
}

/** A name in quotes, with control and direction characters as escapes, so that it cannot disguise itself. */
function visible(path: string): string {
  return JSON.stringify(path).replace(/\p{Cf}/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}
