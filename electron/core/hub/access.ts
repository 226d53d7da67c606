/**
 * Whether a repo can be read or written with the active account: asked of the Hub beforehand, so that the gate is shown before the
 * click that would fail. Reading is asked twice: auth-check, and the head of a real file, which alone tells what a download would meet.
 */
import type { Clock } from "#core/clock.ts";
import type { HubCapability } from "#core/core.ts";
import { listFolder } from "#core/files/list-folder.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Access } from "#shared/contract/hub.ts";
import type { Problem, ProblemCode } from "#shared/model/problem.ts";
import { encodePath, type RepoRef, repoApiPath, repoWebPath } from "#shared/model/repo-id.ts";

const refusals: ReadonlySet<ProblemCode> = new Set([
  "GATED",
  "PERMISSION",
  "NOT_SIGNED_IN",
  "TOKEN_REJECTED",
  "NOT_FOUND",
  "DISABLED",
]);

/** A yes is not asked again for so long; a no may have become a yes on the Hub's page a moment ago. */
const yesLifetimeMs = 30_000;
const keptMax = 200;

/**
 * A check that remembers its last yeses. A refusal is an answer; only what keeps the Hub from answering is thrown. After a 429
 * it throws RATE_LIMITED again, without asking, until the time that the Hub named.
 */
export function createAccessCheck(hub: HubAccess, clock: Clock): HubCapability["access"] {
  const kept = new Map<string, Access>();
  let limit: { readonly endpoint: string; readonly error: ProblemError } | null = null;
  return async ({ repo, need }, { signal }) => {
    const endpoint = hub.endpoint().hub;
    const key = JSON.stringify([endpoint, hub.activeAccountId(), repo, need]);
    const last = kept.get(key);
    if (last !== undefined && clock.now() - last.checkedAt < yesLifetimeMs) return last;
    kept.delete(key);
    if (limit?.endpoint === endpoint && clock.now() < (limit.error.problem.retryAt ?? 0)) throw limit.error;
    try {
      const problem =
        need === "write" ? await refusalOf(hub, repo, "/auth-check/write", signal) : await reading(hub, repo, signal);
      const checkedAt = clock.now();
      if (problem !== null) return { type: "refused", need, checkedAt, problem };
      const answer = { type: "granted", need, checkedAt } as const;
      if (kept.size >= keptMax) kept.clear();
      kept.set(key, answer);
      return answer;
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === "RATE_LIMITED") limit = { endpoint, error };
      throw error;
    }
  };
}

async function reading(hub: HubAccess, repo: RepoRef, signal: AbortSignal): Promise<Problem | null> {
  const refusal = await refusalOf(hub, repo, "/auth-check", signal);
  if (refusal !== null) return refusal;
  const path = await someFile(hub, repo, signal);
  if (path === null) return null;
  const url = `${hub.endpoint().hub}${repoWebPath(repo)}/resolve/main/${encodePath(path)}`;
  const head = await asked(hub, url, { method: "HEAD", redirect: "manual", signal });
  // The file may be gone since it was listed; then nothing was said about access.
  return head?.code === "NOT_FOUND" ? null : head;
}

/** A file at the top of the repo; null where there is none, or no branch `main`. */
async function someFile(hub: HubAccess, repo: RepoRef, signal: AbortSignal): Promise<string | null> {
  try {
    const { entries } = await listFolder(hub, { repo, revision: "main", isRecursive: false }, signal);
    return entries.find(({ type }) => type === "file")?.path ?? null;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === "NOT_FOUND") return null;
    throw error;
  }
}

function refusalOf(hub: HubAccess, repo: RepoRef, path: string, signal: AbortSignal): Promise<Problem | null> {
  return asked(hub, `${hub.endpoint().hub}${repoApiPath(repo)}${path}`, { signal });
}

async function asked(hub: HubAccess, url: string, init: Parameters<HubAccess["fetchOk"]>[1]): Promise<Problem | null> {
  try {
    const response = await hub.fetchOk(url, { retries: 1, ...init });
    await response.body?.cancel();
    return null;
  } catch (error) {
    if (error instanceof ProblemError && refusals.has(error.problem.code)) return error.problem;
    throw error;
  }
}
