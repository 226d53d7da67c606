/** A repo with its head and tabs; a page and a pane show the same. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { FitsMeter } from "#renderer/features/repo/about/FitsMeter.tsx";
import { AccessBanner } from "#renderer/features/repo/gate/AccessBanner.tsx";
import { RepoHead } from "#renderer/features/repo/RepoHead.tsx";
import { RepoLoading } from "#renderer/features/repo/RepoLoading.tsx";
import { RepoTabs } from "#renderer/features/repo/RepoTabs.tsx";
import { RepoTitle } from "#renderer/features/repo/RepoTitle.tsx";
import classes from "#renderer/features/repo/RepoView.module.css";
import { RevisionBanner } from "#renderer/features/repo/RevisionBanner.tsx";
import { firstPlace, type RepoPlace } from "#renderer/features/repo/repo-place.ts";
import type { RepoSlots } from "#renderer/features/repo/repo-slots.ts";
import { KeptLine } from "#renderer/ui/KeptLine.tsx";
import { ProblemState } from "#renderer/ui/ProblemState.tsx";
import type { RepoRef } from "#shared/model/repo-id.ts";

type RepoViewProps = {
  readonly repo: RepoRef;
  /** A page has the screen's h1; a pane is a part of another screen. */
  readonly variant: "page" | "pane";
  readonly place: RepoPlace;
  readonly onPlace: (place: RepoPlace) => void;
  readonly slots?: RepoSlots | undefined;
};

export function RepoView({ repo, variant, place, onPlace, slots = {} }: RepoViewProps) {
  const { revision } = place;
  // While another revision is on its way the head stays as it is: it says the same of both but for the commit.
  const query = useQuery({
    ...orpc.hub.repo.queryOptions({ input: { repo, revision } }),
    placeholderData: keepPreviousData,
    // A Space wakes, builds and falls asleep while one looks elsewhere.
    refetchOnWindowFocus: repo.kind === "space",
  });
  // Another revision may lack the folder or file that was shown.
  const toRevision = (next: string) => onPlace({ ...place, revision: next, path: "", file: "", find: "" });
  const isElsewhere = revision !== firstPlace.revision;
  const banner = isElsewhere && <RevisionBanner revision={revision} onMain={() => toRevision(firstPlace.revision)} />;
  if (query.data === undefined) {
    if (query.error === null) return <RepoLoading id={repo.id} variant={variant} />;
    return (
      <div className={classes.root}>
        <RepoTitle id={repo.id} variant={variant} />
        {banner}
        <ProblemState problem={problemOf(query.error)} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  const { kept, ...info } = query.data;
  const isComing = query.isPlaceholderData;
  return (
    <div className={classes.root} data-variant={variant} aria-busy={isComing}>
      {kept !== null && (
        <div className={classes.kept}>
          <KeptLine kept={kept} onRetry={() => void query.refetch()} />
        </div>
      )}
      <RepoHead
        info={info}
        isComing={isComing}
        variant={variant}
        slots={slots}
        onVersions={() => onPlace({ ...place, tab: "versions" })}
      />
      {banner}
      <AccessBanner info={info} isKept={kept !== null} />
      <FitsMeter info={info} onMore={() => onPlace({ ...place, tab: "about" })} />
      <RepoTabs
        info={info}
        isComing={isComing}
        isKept={kept !== null}
        place={place}
        onPlace={onPlace}
        onRevision={toRevision}
      />
    </div>
  );
}
