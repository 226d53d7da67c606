/** The parts of a repo, one at a time. */
import { Tabs } from "@mantine/core";
import { lazy, type ReactNode, Suspense } from "react";
import { CardLoading } from "#renderer/features/repo/card/CardLoading.tsx";
import { RepoFiles } from "#renderer/features/repo/files/RepoFiles.tsx";
import classes from "#renderer/features/repo/RepoView.module.css";
import { type RepoPlace, type RepoTab, repoTabs } from "#renderer/features/repo/repo-place.ts";
import { RepoVersions } from "#renderer/features/repo/versions/RepoVersions.tsx";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";

/** Markdown is the largest part of the page's code, and only a card needs it. */
const RepoCard = lazy(async () => ({ default: (await import("#renderer/features/repo/card/RepoCard.tsx")).RepoCard }));

const RepoAbout = lazy(async () => ({
  default: (await import("#renderer/features/repo/about/RepoAbout.tsx")).RepoAbout,
}));

type RepoTabsProps = {
  readonly info: RepoInfo;
  /** True while `info` is still that of the revision before. */
  readonly isComing: boolean;
  /** True while the Hub cannot be asked, which is said already. */
  readonly isKept: boolean;
  readonly place: RepoPlace;
  readonly onPlace: (place: RepoPlace) => void;
  readonly onRevision: (revision: string) => void;
};

export function RepoTabs({ info, isComing, isKept, place, onPlace, onRevision }: RepoTabsProps) {
  const toFolder = (path: string) => onPlace({ ...place, tab: "files", path, file: "", find: "" });
  const parts: readonly { readonly tab: RepoTab; readonly label: string; readonly render: () => ReactNode }[] = [
    {
      tab: "card",
      label: "Card",
      render: () =>
        isComing ? (
          <CardLoading />
        ) : (
          <Suspense fallback={<CardLoading />}>
            <RepoCard info={info} onFile={toFolder} />
          </Suspense>
        ),
    },
    {
      tab: "files",
      label: "Files",
      render: () =>
        isComing ? (
          <LoadingRows count={8} rowHeight={36} label="Loading files" />
        ) : (
          <RepoFiles
            info={info}
            path={place.path}
            file={place.file}
            find={place.find}
            onPlace={(within) => onPlace({ ...place, tab: "files", ...within })}
          />
        ),
    },
    {
      tab: "versions",
      label: "Versions",
      render: () => <RepoVersions info={info} isKept={isKept} revision={place.revision} onRevision={onRevision} />,
    },
    {
      tab: "about",
      label: "About",
      render: () =>
        isComing ? (
          <LoadingRows count={8} rowHeight={36} label="Loading About" />
        ) : (
          <Suspense fallback={<LoadingRows count={8} rowHeight={36} label="Loading About" />}>
            <RepoAbout info={info} />
          </Suspense>
        ),
    },
  ];
  // An address may name a part that this repo does not have.
  const shown = parts.find(({ tab }) => tab === place.tab) ?? parts[0];
  return (
    <Tabs
      className={classes.tabs}
      value={shown?.tab ?? null}
      onChange={(value) => onPlace({ ...place, tab: repoTabs.find((tab) => tab === value) ?? "card" })}
    >
      <Tabs.List aria-label="Parts of the repo">
        {parts.map(({ tab, label }) => (
          <Tabs.Tab value={tab} key={tab}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {parts.map(({ tab, render }) => (
        <Tabs.Panel value={tab} className={classes.panel} key={tab}>
          {shown?.tab === tab && render()}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
