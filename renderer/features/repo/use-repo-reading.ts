/** Whether a repo may be downloaded: computed at once from the account, and then asked of the Hub where only it knows. */
import { useMemo } from "react";
import { useMay } from "#renderer/api/use-may.ts";
import { useRepoAccess } from "#renderer/features/repo/use-repo-access.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { readingOf } from "#shared/model/permissions/may.ts";
import type { Target, Verdict } from "#shared/model/permissions/verdict.ts";

/** Undefined until the accounts are known. */
export function useRepoReading(info: RepoInfo): Verdict | undefined {
  const { repo, isPrivate, gated } = info;
  const target = useMemo((): Target => ({ type: "repo", repo, isPrivate, gated }), [repo, isPrivate, gated]);
  return useMay(readingOf(info), target, useRepoAccess(info).data);
}
