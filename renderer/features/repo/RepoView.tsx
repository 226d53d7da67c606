/** A repo with its head and tabs; a page and a pane show the same. */
import { Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { AccessBanner } from "#renderer/features/repo/AccessBanner.tsx";
import { CardLoading } from "#renderer/features/repo/card/CardLoading.tsx";
import { RepoFiles } from "#renderer/features/repo/files/RepoFiles.tsx";
import { RepoHead } from "#renderer/features/repo/RepoHead.tsx";
import { RepoLoading } from "#renderer/features/repo/RepoLoading.tsx";
import { RepoTitle } from "#renderer/features/repo/RepoTitle.tsx";
import classes from "#renderer/features/repo/RepoView.module.css";
import type { RepoPlace } from "#renderer/features/repo/repo-place.ts";
import { ProblemState } from "#renderer/ui/ProblemState.tsx";
import type { RepoRef } from "#shared/model/repo-id.ts";

/** Markdown is the largest part of the page's code, and only a card needs it. */
const RepoCard = lazy(async () => ({ default: (await import("#renderer/features/repo/card/RepoCard.tsx")).RepoCard }));

type RepoViewProps = {
  readonly repo: RepoRef;
  readonly revision: string;
  /** A page has the screen's h1; a pane is a part of another screen. */
  readonly variant: "page" | "pane";
  readonly place: RepoPlace;
  readonly onPlace: (place: RepoPlace) => void;
};

export function RepoView({ repo, revision, variant, place, onPlace }: RepoViewProps) {
  const query = useQuery(orpc.hub.repo.queryOptions({ input: { repo, revision } }));
  if (query.data === undefined) {
    if (query.error === null) return <RepoLoading id={repo.id} variant={variant} />;
    return (
      <>
        <RepoTitle id={repo.id} variant={variant} />
        <ProblemState problem={problemOf(query.error)} onRetry={() => void query.refetch()} />
      </>
    );
  }
  const info = query.data;
  return (
    <div className={classes.root} data-variant={variant}>
      <RepoHead info={info} variant={variant} />
      <AccessBanner info={info} />
      <Tabs
        className={classes.tabs}
        value={place.tab}
        onChange={(tab) => onPlace({ ...place, tab: tab === "files" ? "files" : "card" })}
      >
        <Tabs.List aria-label="Parts of the repo">
          <Tabs.Tab value="card">Card</Tabs.Tab>
          <Tabs.Tab value="files">Files</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="card" className={classes.panel}>
          <Suspense fallback={<CardLoading />}>
            <RepoCard info={info} onFile={(path) => onPlace({ tab: "files", path })} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="files" className={classes.panel}>
          <RepoFiles info={info} path={place.path} onPath={(path) => onPlace({ tab: "files", path })} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
