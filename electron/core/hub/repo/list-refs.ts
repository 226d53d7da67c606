/** What has a name in a repo: branches, tags, pull requests, conversions. A name that could not be asked for again is left out. */
import * as z from "zod";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { readJson } from "#core/hub/read-json.ts";
import { listOf } from "#core/hub/tolerant.ts";
import type { Ref, RepoRefs } from "#shared/contract/versions.ts";
import { isCommit, isRevision, type RepoRef, repoApiPath } from "#shared/model/repo-id.ts";

const refsMax = 500;
/** How many of a kind are looked at; more is no repo that a person made. */
const readMax = 100_000;

const entry = z.object({ name: z.string().max(255), targetCommit: z.string().refine(isCommit) });
const entries = listOf(entry, readMax);
const answer = z.object({
  branches: z.array(z.unknown()).pipe(entries),
  tags: entries,
  pullRequests: entries,
  converts: entries,
});

/** Throws ProblemError as hubFetch does. */
export async function listRefs(hub: HubAccess, repo: RepoRef, signal: AbortSignal): Promise<RepoRefs> {
  const url = `${hub.endpoint().hub}${repoApiPath(repo)}/refs?include_prs=1`;
  const found = await readJson(await hub.fetchOk(url, { signal }), answer);
  const byName = (a: Ref, b: Ref) => a.name.localeCompare(b.name, "en", { numeric: true });
  const newestFirst = (a: Ref, b: Ref) => byName(b, a);
  return {
    branches: refList(
      found.branches,
      "",
      (a, b) => Number(b.name === "main") - Number(a.name === "main") || byName(a, b),
    ),
    tags: refList(found.tags, "", newestFirst),
    pullRequests: refList(found.pullRequests, "refs/pr/", newestFirst),
    converts: refList(found.converts, "refs/convert/", byName),
  };
}

function refList(
  found: readonly z.infer<typeof entry>[],
  lead: string,
  order: (a: Ref, b: Ref) => number,
): RepoRefs["branches"] {
  const refs = found
    .map(({ name, targetCommit }): Ref => ({ name, revision: lead + name, commit: targetCommit }))
    .filter(({ revision }) => isRevision(revision))
    .sort(order);
  return { refs: refs.slice(0, refsMax), total: refs.length };
}
