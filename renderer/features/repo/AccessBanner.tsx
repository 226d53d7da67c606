/** Says before any click whether a gated or private repo can be read with this account, and what to do where it cannot. */
import { IconExternalLink } from "@tabler/icons-react";
import { useMemo } from "react";
import { problemOf } from "#renderer/api/problem-of.ts";
import { useRepoAccess } from "#renderer/features/repo/use-repo-access.ts";
import { useRepoReading } from "#renderer/features/repo/use-repo-reading.ts";
import { problemOfVerdict } from "#renderer/text/problem-of-verdict.ts";
import { useActions } from "#renderer/ui/actions.ts";
import { Panel } from "#renderer/ui/Panel.tsx";
import { ProblemCard } from "#renderer/ui/ProblemCard.tsx";
import { showProblem } from "#renderer/ui/show-problem.ts";
import { useOpenExternal } from "#renderer/ui/use-open-external.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { Problem } from "#shared/model/problem.ts";

type AccessBannerProps = {
  readonly info: RepoInfo;
  /** True while the Hub cannot be asked, which is said already. */
  readonly isKept: boolean;
};

export function AccessBanner({ info, isKept }: AccessBannerProps) {
  const query = useRepoAccess(info);
  const verdict = useRepoReading(info);
  const refusal =
    query.data?.type === "refused"
      ? withRequest(query.data.problem, info)
      : // While the Hub is being asked, its own words are about to come.
        verdict?.answer === "no" && !query.isFetching
        ? problemOfVerdict("This repo cannot be downloaded yet", verdict)
        : null;
  useRequestAction(refusal, info.repo.id);

  if (info.isDisabled) {
    return (
      <Panel tone="amber" title="The Hub has disabled this repo">
        <p>Its page may say why. Nothing can be downloaded from it.</p>
      </Panel>
    );
  }
  if (refusal !== null) return <ProblemCard problem={refusal} onRetry={() => void query.refetch()} tone="amber" />;
  if (query.error !== null && !isKept)
    return <ProblemCard problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  return null;
}

/** A refusal always has a next click: where the core names none, it is the page on which one asks for access. */
function withRequest(problem: Problem, info: RepoInfo): Problem {
  if (problem.action !== null || problem.code !== "GATED") return problem;
  return { ...problem, action: { type: "open", label: "Request access", url: info.pageUrl } };
}

/** Offers "Request access" in the palette while this repo is shown. */
function useRequestAction(problem: Problem | null, id: string): void {
  const openExternal = useOpenExternal();
  const url = problem?.action?.type === "open" ? problem.action.url : null;
  const label = problem?.action?.label ?? "Request access";
  const actions = useMemo(() => {
    if (url === null) return [];
    const run = () => void openExternal(url).catch(showProblem);
    return [{ id: "repo.request-access", label, hint: id, icon: IconExternalLink, run }];
  }, [url, label, id, openExternal]);
  useActions(actions);
}
