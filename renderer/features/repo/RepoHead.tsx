/** The head of a repo: full id, what it is, and the things one does with it. Download is the one primary action. */
import { Tooltip } from "@mantine/core";
import { IconBolt, IconEyeOff, IconLock } from "@tabler/icons-react";
import { DownloadButton } from "#renderer/features/repo/download/DownloadButton.tsx";
import { RepoJobLink } from "#renderer/features/repo/download/RepoJobLink.tsx";
import { OpenAsPage } from "#renderer/features/repo/OpenAsPage.tsx";
import { OpenOnHub } from "#renderer/features/repo/OpenOnHub.tsx";
import classes from "#renderer/features/repo/RepoHead.module.css";
import { RepoNumbers } from "#renderer/features/repo/RepoNumbers.tsx";
import { RepoTitle } from "#renderer/features/repo/RepoTitle.tsx";
import { canChat, repoFacts } from "#renderer/features/repo/repo-facts.ts";
import type { RepoSlots } from "#renderer/features/repo/repo-slots.ts";
import { TryButton } from "#renderer/features/repo/TryButton.tsx";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import { StatePill } from "#renderer/ui/StatePill.tsx";
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
  return (
    <header className={classes.root}>
      <RepoTitle id={info.repo.id} variant={variant}>
        <CopyButton value={info.repo.id} label="Copy id" />
        {slots.titleActions?.(info)}
        <OpenOnHub url={info.pageUrl} />
        {variant === "pane" && <OpenAsPage repo={info.repo} />}
      </RepoTitle>
      <ul className={classes.tags} aria-label="About this repo">
        {info.isPrivate && (
          <li>
            <StatePill tone="neutral" icon={IconEyeOff}>
              private
            </StatePill>
          </li>
        )}
        {info.gated !== "no" && (
          <li>
            <StatePill tone="amber" icon={IconLock}>
              gated
            </StatePill>
          </li>
        )}
        {repoFacts(info).map((fact) => (
          <li key={fact}>
            <StatePill tone="neutral">{fact}</StatePill>
          </li>
        ))}
        {info.providers.length > 0 && (
          <li>
            <Tooltip label={info.providers.join(", ")} multiline maw={320}>
              <span>
                <StatePill tone="accent" icon={IconBolt}>
                  {info.providers.length === 1 ? "1 provider" : `${info.providers.length} providers`}
                </StatePill>
              </span>
            </Tooltip>
          </li>
        )}
      </ul>
      <div className={classes.actions}>
        <DownloadButton info={info} isComing={isComing} />
        {canChat(info) && <TryButton modelId={info.repo.id} />}
        <RepoJobLink info={info} />
        <RepoNumbers info={info} onVersions={onVersions} />
      </div>
    </header>
  );
}
