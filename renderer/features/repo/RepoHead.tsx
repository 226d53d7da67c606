/** The head of a repo: full id, what it is, and the things one does with it. Download is the one primary action. */
import { DownloadButton } from "#renderer/features/repo/download/DownloadButton.tsx";
import { RepoJobLink } from "#renderer/features/repo/download/RepoJobLink.tsx";
import { OpenSpace } from "#renderer/features/repo/head/OpenSpace.tsx";
import { RepoNumbers } from "#renderer/features/repo/head/RepoNumbers.tsx";
import { RepoTags } from "#renderer/features/repo/head/RepoTags.tsx";
import { canChat } from "#renderer/features/repo/head/repo-facts.ts";
import { SpacePanel } from "#renderer/features/repo/head/SpacePanel.tsx";
import { OpenAsPage } from "#renderer/features/repo/OpenAsPage.tsx";
import { OpenOnHub } from "#renderer/features/repo/OpenOnHub.tsx";
import classes from "#renderer/features/repo/RepoHead.module.css";
import { RepoTitle } from "#renderer/features/repo/RepoTitle.tsx";
import type { RepoSlots } from "#renderer/features/repo/repo-slots.ts";
import { TryButton } from "#renderer/features/repo/TryButton.tsx";
import { UseButton } from "#renderer/features/repo/use/UseButton.tsx";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";

type RepoHeadProps = {
  readonly info: RepoInfo;
  /** True while `info` is still that of the revision before. */
  readonly isComing: boolean;
  readonly variant: "page" | "pane";
  readonly slots: RepoSlots;
  readonly onVersions: () => void;
};

export function RepoHead({ info, isComing, variant, slots, onVersions }: RepoHeadProps) {
  const { details } = info;
  return (
    <header className={classes.root}>
      <RepoTitle id={info.repo.id} variant={variant}>
        <CopyButton value={info.repo.id} label="Copy id" />
        {slots.titleActions?.(info)}
        <OpenOnHub url={info.pageUrl} />
        {variant === "pane" && <OpenAsPage repo={info.repo} />}
      </RepoTitle>
      {info.card.title !== null && (
        <p className={classes.title}>
          <bdi>{info.card.title}</bdi>
        </p>
      )}
      <RepoTags info={info} />
      <div className={classes.actions}>
        {details.kind === "space" && <OpenSpace id={info.repo.id} details={details} pageUrl={info.pageUrl} />}
        <DownloadButton info={info} isComing={isComing} isPrimary={details.kind !== "space"} />
        {canChat(info) && <TryButton modelId={info.repo.id} />}
        <UseButton info={info} />
        <RepoJobLink info={info} />
        <RepoNumbers info={info} onVersions={onVersions} />
      </div>
      {details.kind === "space" && <SpacePanel details={details} />}
    </header>
  );
}
