/** The card of a repo. What its author wrote stays text, links and pictures; nothing in it can run or reach another host by itself. */
import { IconFileText } from "@tabler/icons-react";
import { CardLoading } from "#renderer/features/repo/card/CardLoading.tsx";
import { CardView } from "#renderer/features/repo/card/CardView.tsx";
import { useWholeCard } from "#renderer/features/repo/card/use-whole-card.ts";
import { PartProblem } from "#renderer/features/repo/PartProblem.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { KeptLine } from "#renderer/ui/KeptLine.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";

type RepoCardProps = {
  readonly info: RepoInfo;
  /** Shows a folder in Files; a card links to files of its own repo. */
  readonly onFile: (folder: string) => void;
};

export function RepoCard({ info, onFile }: RepoCardProps) {
  const query = useWholeCard(info);
  const card = query.data;
  if (card === undefined) {
    if (query.error === null) return <CardLoading />;
    return <PartProblem info={info} part="card" error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (card === null || (card.markdown.trim() === "" && card.frontMatter === null)) {
    return (
      <EmptyState
        icon={IconFileText}
        title="This repo has no card"
        text="Its author has not written a README. The files may tell more."
      />
    );
  }
  return (
    <>
      {card.kept !== null && <KeptLine kept={card.kept} onRetry={() => void query.refetch()} />}
      <CardView key={`${info.repo.kind}/${info.repo.id}@${info.commit}`} info={info} card={card} onFile={onFile} />
    </>
  );
}
