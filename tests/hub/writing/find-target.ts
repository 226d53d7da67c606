/** Where a commit goes: a branch, or a pull request that is there or is to be opened. */
import type { Commit, Repo } from "#tests/hub/catalogue/repo.ts";
import { refuse } from "#tests/hub/server/reply.ts";
import { type HubRequest, param } from "#tests/hub/server/route.ts";

export type Target = {
  readonly heads: Map<string, Commit>;
  readonly name: string;
  readonly head: Commit;
};

/** Whether what the request does becomes part of a pull request, new or old; that takes fewer rights. */
export function asksForPullRequest(request: HubRequest): boolean {
  return opensPullRequest(request) || (request.params["revision"] ?? "").startsWith("refs/pr/");
}

/** Whether the request opens a pull request. */
export function opensPullRequest({ url }: HubRequest): boolean {
  return ["1", "true"].includes(url.searchParams.get("create_pr") ?? "");
}

/** The branch or pull request that `:revision` names; a tag or a commit id is not one. */
export function findTarget(request: HubRequest, repo: Repo): Target {
  const revision = param(request, "revision");
  const { branches, pullRequests } = repo.history();
  const pullRequest = /^refs\/pr\/(\d+)$/.exec(revision)?.[1];
  const heads = pullRequest === undefined ? branches : pullRequests;
  const name = pullRequest ?? (revision === "HEAD" ? "main" : revision.replace(/^refs\/heads\//, ""));
  const head = heads.get(name) ?? refuse(404, `Invalid rev id: ${revision}`, "RevisionNotFound");
  return { heads, name, head };
}
