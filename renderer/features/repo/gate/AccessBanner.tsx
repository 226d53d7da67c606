/** Says before any click whether a gated or private repo can be read with this account, and what to do where it cannot. */
import { IconExternalLink } from "@tabler/icons-react";
import { useMemo } from "react";
import { problemOf } from "#renderer/api/problem-of.ts";
import { GateBanner } from "#renderer/features/repo/gate/GateBanner.tsx";
import { gateWords } from "#renderer/features/repo/gate/gate-words.ts";
import { useGate } from "#renderer/features/repo/gate/use-gate.ts";
import { useRepoAccess } from "#renderer/features/repo/use-repo-access.ts";
import { useRepoReading } from "#renderer/features/repo/use-repo-reading.ts";
import { problemOfVerdict } from "#renderer/text/problem-of-verdict.ts";
import { useActions } from "#renderer/ui/actions.ts";
import { Panel } from "#renderer/ui/Panel.tsx";
import { ProblemCard } from "#renderer/ui/ProblemCard.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";

type AccessBannerProps = {
  readonly info: RepoInfo;
  /** True while the Hub cannot be asked, which is said already. */
  readonly isKept: boolean;
};

export function AccessBanner({ info, isKept }: AccessBannerProps) {
  const query = useRepoAccess(info);
  const verdict = useRepoReading(info);
  const { request, openPage } = useGate(info);
  const check = () => void query.refetch();
  const { data } = query;
  const refusal =
    data?.type === "refused"
      ? data.problem
      : // While the Hub is being asked, its own words are about to come.
        verdict?.answer === "no" && !query.isFetching
        ? problemOfVerdict("This repo cannot be downloaded yet", verdict)
        : null;
  const gate = openGate(refusal?.gate);
  useRequestAction(gate === "ask" ? gateWords(gate, info.gated).pageLabel : null, info.repo.id, openPage);

  if (info.isDisabled) {
    return (
      <Panel tone="amber" title="The Hub has disabled this repo">
        <p>Its page may say why. Nothing can be downloaded from it.</p>
      </Panel>
    );
  }
  if (gate !== null && data !== undefined) {
    return (
      <GateBanner
        info={info}
        gate={gate}
        request={request}
        checkedAt={data.checkedAt}
        isChecking={query.isFetching}
        onCheck={check}
        onPage={openPage}
      />
    );
  }
  if (refusal !== null) return <ProblemCard problem={refusal} onRetry={check} tone="amber" />;
  if (query.error !== null && !isKept) return <ProblemCard problem={problemOf(query.error)} onRetry={check} />;
  return null;
}

function openGate(gate: string | undefined) {
  return (["ask", "pending", "rejected"] as const).find((open) => open === gate) ?? null;
}

/** Offers the way to the repo's page in the palette while access can be asked for. */
function useRequestAction(label: string | null, id: string, openPage: () => void): void {
  const actions = useMemo(() => {
    if (label === null) return [];
    return [{ id: "repo.request-access", label, hint: id, icon: IconExternalLink, run: openPage }];
  }, [label, id, openPage]);
  useActions(actions);
}
