/** The card of a repo. What its author wrote stays text, links and pictures; nothing in it can run or reach another host. */

import { IconFileText } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import { CardLoading } from "#renderer/features/repo/card/CardLoading.tsx";
import classes from "#renderer/features/repo/card/RepoCard.module.css";
import { useCardParts } from "#renderer/features/repo/card/use-card-parts.tsx";
import { PartProblem } from "#renderer/features/repo/PartProblem.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { ExternalLink } from "#renderer/ui/ExternalLink.tsx";
import { Markdown } from "#renderer/ui/markdown/Markdown.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";

type RepoCardProps = {
  readonly info: RepoInfo;
  /** Shows a folder in Files; a card links to files of its own repo. */
  readonly onFile: (folder: string) => void;
};

export function RepoCard({ info, onFile }: RepoCardProps) {
  const query = useQuery(
    // The commit, not the branch: card, files and downloads of one page are of one version.
    orpc.hub.card.queryOptions({
      input: { repo: info.repo, revision: info.commit },
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const parts = useCardParts(info, onFile);
  if (query.data === undefined) {
    if (query.error === null) return <CardLoading />;
    return <PartProblem info={info} part="card" error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data === null || query.data.markdown.trim() === "") {
    return (
      <EmptyState
        icon={IconFileText}
        title="This repo has no card"
        text="Its author has not written a README. The files may tell more."
      />
    );
  }
  return (
    <article className={classes.root} aria-label={`Card of ${info.repo.id}`}>
      <Markdown text={query.data.markdown} parts={parts} idPrefix="card" />
      {query.data.isCut && (
        <p className={classes.cut}>
          The card is longer than what is shown here.{" "}
          <ExternalLink href={info.pageUrl}>Read it on the Hub</ExternalLink>
        </p>
      )}
    </article>
  );
}
