/** Which files a repo has at a commit, from its tree alone: one request a page, none per file. */
import * as z from "zod";
import { type PlannedFile, plannedFile } from "#core/downloads/queue/stored-job.ts";
import type { HubAccess, HubFetchInit } from "#core/hub/hub-fetch.ts";
import { notTheHub, readJson } from "#core/hub/read-json.ts";
import { inTurns, nextTurn } from "#core/turns.ts";
import { isCommit, type RepoRef, repoApiPath } from "#shared/model/repo-id.ts";

/** A file as the tree has it; the git id of an LFS file is that of its pointer. */
export type ListedFile = PlannedFile & { readonly gitId: string; readonly xetHash: string | null };

export type RepoFiles = {
  readonly commit: string;
  readonly files: readonly ListedFile[];
  /** Whether only some may read the files, or nobody: the owners let people in, or the Hub has closed the repo. */
  readonly isClosed: boolean;
};

const info = z.looseObject({
  sha: z.string().refine(isCommit),
  gated: z.union([z.boolean(), z.string()]).nullish(),
  disabled: z.boolean().nullish(),
});

/** Entries that are not files (folders, submodules) have other fields; only their type is read. */
const entry = z.looseObject({
  type: z.string(),
  path: z.string(),
  size: z.number().optional(),
  oid: z.string().optional(),
  lfs: z.looseObject({ oid: z.string(), size: z.number() }).nullish(),
  xetHash: z.string().nullish(),
});

/** Any path passes here, so that the plan can refuse it by its name. */
const listedFile = plannedFile.extend({ path: z.string() });

/** What is asked of a repo. No space is gated, and the Hub refuses to be asked for it. */
const asked = "expand[]=sha&expand[]=disabled";

/** More than any repo has; ends a server's endless paging. */
const pagesMax = 2000;

/**
 * Pins the revision to its commit, then lists the commit's files in the Hub's order.
 * Throws ProblemError, NOT_THE_HUB for answers of another shape.
 */
export async function listFiles(
  hub: HubAccess,
  at: { readonly repo: RepoRef; readonly revision: string },
  init: Pick<HubFetchInit, "account" | "signal">,
): Promise<RepoFiles> {
  const endpoint = hub.endpoint().hub;
  const api = endpoint + repoApiPath(at.repo);
  const query = at.repo.kind === "space" ? asked : `${asked}&expand[]=gated`;
  const infoUrl = `${api}/revision/${encodeURIComponent(at.revision)}?${query}`;
  const { sha, gated, disabled } = await readJson(await hub.fetchOk(infoUrl, init), info);
  await nextTurn();
  const files: ListedFile[] = [];
  let next: string | null = `${api}/tree/${sha}?recursive=true`;
  for (let page = 0; next !== null; page += 1) {
    if (page === pagesMax) throw notTheHub(endpoint, "endless paging");
    const response: Response = await hub.fetchOk(next, init);
    const items = await readJson(response, z.array(entry));
    const add = (item: z.infer<typeof entry>) => {
      if (item.type === "file") files.push(toListedFile(item, endpoint));
    };
    await inTurns(items, add, init.signal);
    next = nextPage(response, endpoint);
  }
  const isGated = gated !== undefined && gated !== null && gated !== false;
  return { commit: sha, files, isClosed: isGated || disabled === true };
}

/** The size and hash of an LFS file are its own, not those of the pointer that git holds. */
function toListedFile(item: z.infer<typeof entry>, url: string): ListedFile {
  const file = listedFile.safeParse({
    path: item.path,
    sizeBytes: item.lfs?.size ?? item.size,
    blobId: item.lfs?.oid ?? item.oid,
  });
  if (!file.success) throw notTheHub(url, file.error);
  return { ...file.data, gitId: item.oid ?? "", xetHash: item.xetHash ?? null };
}

/** The `rel="next"` link, which the Hub sends as an absolute URL. */
function nextPage(response: Response, endpoint: string): string | null {
  const link = /<([^>]+)>;\s*rel="?next"?/.exec(response.headers.get("link") ?? "")?.[1];
  if (link === undefined) return null;
  const url = URL.parse(link, endpoint);
  if (url?.origin !== new URL(endpoint).origin) throw notTheHub(link, "a page at another server");
  return url.href;
}
