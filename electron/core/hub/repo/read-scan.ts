/** What the Hub's scan of a repo's files found, in all; what it says of each file comes with the files. */
import * as z from "zod";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { readJson } from "#core/hub/read-json.ts";
import { flag, listOf } from "#core/hub/tolerant.ts";
import type { RepoScan } from "#shared/contract/versions.ts";
import { type RepoRef, repoApiPath } from "#shared/model/repo-id.ts";

const issue = z.object({ path: z.string().min(1).max(1024), level: z.string().min(1).max(40) });
const answer = z.object({ scansDone: flag, filesWithIssues: listOf(issue, 10_000) });

/** Throws ProblemError as hubFetch does. */
export async function readScan(hub: HubAccess, repo: RepoRef, signal: AbortSignal): Promise<RepoScan> {
  const url = `${hub.endpoint().hub}${repoApiPath(repo)}/scan`;
  const { scansDone, filesWithIssues } = await readJson(await hub.fetchOk(url, { signal }), answer);
  return { isDone: scansDone, issues: filesWithIssues.slice(0, 100), issueCount: filesWithIssues.length };
}
