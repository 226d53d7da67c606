/** Asks the Hub whether an account may read the files of a repo: one request, before or instead of those that would fail. */
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Problem, ProblemCode } from "#shared/model/problem.ts";
import { type RepoRef, repoApiPath } from "#shared/model/repo-id.ts";

type WhoAndWhat = { readonly endpoint: string; readonly repo: RepoRef; readonly accountId: string | null };

const refusals: ReadonlySet<ProblemCode> = new Set(["GATED", "PERMISSION", "NOT_SIGNED_IN", "DISABLED"]);

/** Why it may not, or null when it may. Throws ProblemError for what keeps the Hub from answering. */
export async function askAccess(
  hub: HubAccess,
  { endpoint, repo, accountId }: WhoAndWhat,
  signal: AbortSignal,
): Promise<Problem | null> {
  try {
    const account = accountId === null ? "none" : { id: accountId };
    const response = await hub.fetchOk(`${endpoint}${repoApiPath(repo)}/auth-check`, { account, signal });
    await response.body?.cancel();
    return null;
  } catch (error) {
    if (error instanceof ProblemError && refusals.has(error.problem.code)) return error.problem;
    throw error;
  }
}
