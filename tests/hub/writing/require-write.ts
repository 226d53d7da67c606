/**
 * Who may change what (reference sections 1.3 and 7). The Hub's texts for a refused write are not in its documentation;
 * these are what people quote in reports to its clients.
 */
import type { RepoKind } from "#shared/model/repo-id.ts";
import type { Caller } from "#tests/hub/auth/identify.ts";
import { mayContribute, mayCreateIn, mayWrite } from "#tests/hub/auth/permits.ts";
import type { Token } from "#tests/hub/auth/tokens.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import { refuse, refuseAnonymous } from "#tests/hub/server/reply.ts";

/** Ends the route unless someone is signed in. */
export function requireToken(caller: Caller): Token {
  return caller.type === "token" ? caller.token : refuseAnonymous();
}

/** Ends the route unless the caller may change the repo itself: its settings, branches and tags. */
export function requireWrite(caller: Caller, repo: Repo): void {
  if (!mayWrite(requireToken(caller), repo)) refuse(403, "Authorization error.");
}

/** Ends the route unless the caller may commit: to the repo, or (which needs less) as a pull request. */
export function requireCommit(caller: Caller, repo: Repo, isPullRequest: boolean): void {
  const token = requireToken(caller);
  if (mayWrite(token, repo)) return;
  if (!mayContribute(token, repo)) refuse(403, "Authorization error.");
  if (!isPullRequest) refuse(403, "Forbidden: pass `create_pr=1` as a query parameter to create a Pull Request");
}

/** Ends the route unless the caller may make a repo under this name. */
export function requireCreate(caller: Caller, kind: RepoKind, namespace: string): void {
  if (mayCreateIn(requireToken(caller), namespace)) return;
  refuse(403, `You don't have the rights to create a ${kind} under the namespace "${namespace}"`);
}
