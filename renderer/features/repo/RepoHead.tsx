/** The head of a repo: full id, what it is, and the things one does with it. Download is the one primary action. */
import { Button, Tooltip } from "@mantine/core";
import { IconBolt, IconEyeOff, IconFlask2, IconLock } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { DownloadButton } from "#renderer/features/repo/download/DownloadButton.tsx";
import { RepoJobLink } from "#renderer/features/repo/download/RepoJobLink.tsx";
import { OpenOnHub } from "#renderer/features/repo/OpenOnHub.tsx";
import classes from "#renderer/features/repo/RepoHead.module.css";
import { RepoNumbers } from "#renderer/features/repo/RepoNumbers.tsx";
import { canChat, repoFacts } from "#renderer/features/repo/repo-facts.ts";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import { RepoName } from "#renderer/ui/RepoName.tsx";
import { StatePill } from "#renderer/ui/StatePill.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";

type RepoHeadProps = { readonly info: RepoInfo; readonly variant: "page" | "pane" };

export function RepoHead({ info, variant }: RepoHeadProps) {
  const Heading = variant === "page" ? "h1" : "h2";
  return (
    <header className={classes.root}>
      <div className={classes.name}>
        <Heading className={classes.heading}>
          <RepoName id={info.repo.id} size="lg" wraps />
        </Heading>
        <CopyButton value={info.repo.id} label="Copy id" />
        <OpenOnHub url={info.pageUrl} />
      </div>
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
        <DownloadButton info={info} />
        {canChat(info) && (
          <Button
            renderRoot={(props) => <Link to="/playground" search={{ model: info.repo.id }} {...props} />}
            leftSection={<IconFlask2 size={16} stroke={1.5} aria-hidden />}
          >
            Try
          </Button>
        )}
        <RepoJobLink info={info} />
        <RepoNumbers info={info} />
      </div>
    </header>
  );
}
