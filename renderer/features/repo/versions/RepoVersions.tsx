/** The versions of a repo: what has a name beside the commits behind it. Choosing one changes card, files and download. */
import { Button } from "@mantine/core";
import { IconGitCommit } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { orpc } from "#renderer/api/client.ts";
import { PartProblem } from "#renderer/features/repo/PartProblem.tsx";
import { revisionName } from "#renderer/features/repo/revision-words.ts";
import { CommitList } from "#renderer/features/repo/versions/CommitList.tsx";
import { RefList } from "#renderer/features/repo/versions/RefList.tsx";
import classes from "#renderer/features/repo/versions/RepoVersions.module.css";
import { useCommits } from "#renderer/features/repo/versions/use-commits.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { KeptLine } from "#renderer/ui/KeptLine.tsx";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { isCommit } from "#shared/model/repo-id.ts";

type RepoVersionsProps = {
  readonly info: RepoInfo;
  /** The revision that was chosen; `info` may still be that of the one before. */
  readonly revision: string;
  readonly onRevision: (revision: string) => void;
};

type WholeProps = RepoVersionsProps & {
  /** True while the Hub cannot be asked, which is said already. */
  readonly isKept: boolean;
};

export function RepoVersions({ info, isKept, revision, onRevision }: WholeProps) {
  return (
    <div className={classes.root}>
      <div className={classes.parts}>
        <Refs info={info} revision={revision} onRevision={onRevision} />
        <History info={info} isKept={isKept} revision={revision} onRevision={onRevision} />
      </div>
    </div>
  );
}

function Refs({ info, revision, onRevision }: RepoVersionsProps) {
  const query = useQuery(orpc.hub.refs.queryOptions({ input: { repo: info.repo } }));
  if (query.data === undefined) {
    if (query.error === null) return <LoadingRows count={4} rowHeight={32} label="Loading branches and tags" />;
    return <PartProblem info={info} part="list of branches" error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <RefList refs={query.data} revision={revision} onRevision={onRevision} />;
}

function History({ info, isKept, revision, onRevision }: WholeProps) {
  // A commit that was chosen here stays a row in the history where it was found.
  const [named, setNamed] = useState(isCommit(revision) ? "main" : revision);
  if (!isCommit(revision) && named !== revision) setNamed(revision);
  const ofName = useCommits(info.repo, named, { isWanted: true });
  const isIn = !isCommit(revision) || ofName.commits.some(({ id }) => id === revision);
  const ofCommit = useCommits(info.repo, revision, { isWanted: !isIn && !ofName.isPending });
  const history = isIn ? ofName : ofCommit;
  const what = isIn ? named : revision;
  const title = `History of ${revisionName(what)}`;

  if (history.data === undefined) {
    if (history.error === null) return <LoadingRows count={6} rowHeight={52} label="Loading the history" />;
    return <PartProblem info={info} part="history" error={history.error} onRetry={() => void history.refetch()} />;
  }
  return (
    <section className={classes.history} aria-label={title}>
      <h2 className={classes.title}>
        <bdi>{title}</bdi>
        {history.total !== null && (
          <span className={classes.count}>{history.total === 1 ? "1 commit" : `${history.total} commits`}</span>
        )}
        {!isIn && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => onRevision("main")}>
            Show main
          </Button>
        )}
      </h2>
      {history.kept !== null && !isKept && <KeptLine kept={history.kept} onRetry={() => void history.refetch()} />}
      {history.commits.length === 0 ? (
        <EmptyState icon={IconGitCommit} title="No commits yet" />
      ) : (
        <CommitList
          key={what}
          history={history}
          label={title}
          shownCommit={isCommit(revision) ? revision : (history.commits[0]?.id ?? "")}
          onCommit={onRevision}
        />
      )}
    </section>
  );
}
