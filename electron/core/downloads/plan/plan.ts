/** What a download would fetch: the chosen files, what is there already, whether there is room and leave. Writes nothing. */
import type { JobTarget } from "#core/downloads/cache/job-target.ts";
import { askAccess } from "#core/downloads/plan/ask-access.ts";
import { type ListedFile, listFiles } from "#core/downloads/plan/list-files.ts";
import { type Claim, measureRoom } from "#core/downloads/plan/measure-room.ts";
import { refuseNames } from "#core/downloads/plan/refuse-names.ts";
import type { RequestBudget } from "#core/downloads/plan/request-budget.ts";
import { selectFiles } from "#core/downloads/plan/select-files.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { inTurns } from "#core/turns.ts";
import type { Plan, Selection } from "#shared/contract/downloads.ts";
import type { RepoRef } from "#shared/model/repo-id.ts";
import { quantisationsOf } from "#shared/model/weights.ts";

export type PlanRequest = {
  readonly repo: RepoRef;
  readonly revision: string;
  readonly selection: Selection;
};

export type PlannedDownload = {
  readonly plan: Plan;
  readonly files: readonly PlannedFile[];
  /** The whole repo at the commit. */
  readonly listed: readonly ListedFile[];
  readonly accountId: string | null;
  readonly endpoint: string;
  /** The room it takes on the disk: what is fetched, and what is copied from elsewhere on it. */
  readonly roomBytes: number;
};

export type PlanTools = {
  readonly hub: HubAccess;
  /** The folder that everything lies below. */
  readonly folder: string;
  /** Where the files of a commit would go. */
  targetOf(commit: string): Pick<JobTarget, "openFinder" | "refusal" | "contentKey">;
  readonly system: NodeJS.Platform;
  /** What the jobs in the queue still need. */
  readonly claims: readonly Claim[];
  readonly budget: RequestBudget;
  /** Bytes per second of the last downloads; null before there were any. */
  readonly bytesPerSecond: number | null;
};

/** Throws ProblemError: what the Hub answers, BAD_INPUT for file names that could do harm, NOT_FOUND for a selection that is not there. */
export async function planDownload(
  request: PlanRequest,
  tools: PlanTools,
  signal: AbortSignal,
): Promise<PlannedDownload> {
  const { hub, folder, system, claims, budget, bytesPerSecond } = tools;
  const accountId = hub.activeAccountId();
  const endpoint = hub.endpoint().hub;
  const account = accountId === null ? "none" : { id: accountId };
  const { commit, files: listed, isClosed } = await listFiles(hub, request, { account, signal });
  const selected = selectFiles(listed, request.selection);
  const target = tools.targetOf(commit);
  await refuseNames(selected, system, target.refusal);
  const files = selected.map(({ path, sizeBytes, blobId }) => ({ path, sizeBytes, blobId }));
  const { contents, missing, copied } = await lookFor(files, target, signal);
  const sizeBytes = sumBytes(contents);
  const newBytes = sumBytes(missing);
  const roomBytes = newBytes + sumBytes(copied);
  const refusal = isClosed ? await askAccess(hub, { endpoint, repo: request.repo, accountId }, signal) : null;
  const plan: Plan = {
    commit,
    fileCount: files.length,
    sizeBytes,
    onDiskBytes: sizeBytes - newBytes,
    ...(await measureRoom(folder, roomBytes, claims)),
    cacheFolder: folder,
    access: refusal === null ? { type: "granted" } : { type: "refused", problem: refusal },
    requests: budget.tell({ endpoint, accountId }, requestsFor(missing)),
    seconds: bytesPerSecond === null || bytesPerSecond <= 0 ? null : newBytes / bytesPerSecond,
    quantisations: quantisationsOf(listed).slice(0, 100),
  };
  return { plan, files, listed, accountId, endpoint, roomBytes };
}

type Looked = Readonly<Record<"contents" | "missing" | "copied", readonly PlannedFile[]>>;

/**
 * Which files have to be fetched, and which are somewhere else on the disk and have to be copied. In the cache a content that
 * has two names is there once, and counts once.
 */
async function lookFor(
  files: readonly PlannedFile[],
  target: Pick<JobTarget, "openFinder" | "contentKey">,
  signal: AbortSignal,
): Promise<Looked> {
  const contents = new Map<string, PlannedFile>();
  const missing = new Map<string, PlannedFile>();
  const copied = new Map<string, PlannedFile>();
  const find = await target.openFinder();
  const look = async (file: PlannedFile) => {
    signal.throwIfAborted();
    const key = target.contentKey(file);
    contents.set(key, file);
    if (missing.has(key)) return;
    const found = await find(file);
    if (found === null) missing.set(key, file);
    else if (found.type === "elsewhere") copied.set(key, file);
  };
  await inTurns(files, look, signal);
  return { contents: [...contents.values()], missing: [...missing.values()], copied: [...copied.values()] };
}

/** The Hub counts every hop: a link for what the CDN serves, and a redirect and the file itself for what it serves from git. */
function requestsFor(files: readonly PlannedFile[]): number {
  return files.reduce((sum, { blobId }) => sum + (blobId.length === 64 ? 1 : 2), 0);
}

function sumBytes(files: readonly PlannedFile[]): number {
  return files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
