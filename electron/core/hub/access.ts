/** Whether the content of a repo can be read: asked beforehand, so that the gate is shown before the click that would fail. */
import type { HubCapability } from "#core/core.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { ProblemCode } from "#shared/model/problem.ts";
import { type RepoRef, repoApiPath } from "#shared/model/repo-id.ts";

const refusals: ReadonlySet<ProblemCode> = new Set([
  "GATED",
  "PERMISSION",
  "NOT_SIGNED_IN",
  "TOKEN_REJECTED",
  "NOT_FOUND",
  "DISABLED",
]);

/** A refusal is an answer; only what keeps the Hub from answering is thrown. */
export async function checkAccess(
  hub: HubAccess,
  repo: RepoRef,
  signal: AbortSignal,
): ReturnType<HubCapability["access"]> {
  try {
    const response = await hub.fetchOk(`${hub.endpoint().hub}${repoApiPath(repo)}/auth-check`, { signal });
    await response.body?.cancel();
    return { type: "granted" };
  } catch (error) {
    if (error instanceof ProblemError && refusals.has(error.problem.code)) {
      return { type: "refused", problem: error.problem };
    }
    throw error;
  }
}
