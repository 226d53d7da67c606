/** What a repo is, in a line of pills: who may see it, how it is, and its facts. */
import { Tooltip } from "@mantine/core";
import { IconBan, IconBolt, IconEyeOff, IconLock, IconLockOpen } from "@tabler/icons-react";
import { Children, type ReactNode } from "react";
import { repoFacts } from "#renderer/features/repo/head/repo-facts.ts";
import { ScanPill } from "#renderer/features/repo/head/ScanPill.tsx";
import { stageWords } from "#renderer/features/repo/head/space-words.ts";
import classes from "#renderer/features/repo/RepoHead.module.css";
import { useRepoAccess } from "#renderer/features/repo/use-repo-access.ts";
import { StatePill } from "#renderer/ui/StatePill.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";

type RepoTagsProps = { readonly info: RepoInfo };

export function RepoTags({ info }: RepoTagsProps) {
  const { details, providers } = info;
  const stage = details.kind === "space" && details.runtime !== null ? stageWords(details.runtime.stage) : null;
  return (
    <ul className={classes.tags} aria-label="About this repo">
      <Items>
        {info.isDisabled && (
          <StatePill tone="red" icon={IconBan}>
            disabled
          </StatePill>
        )}
        {info.isPrivate && (
          <StatePill tone="neutral" icon={IconEyeOff}>
            private
          </StatePill>
        )}
        {info.gated !== "no" && <GatePill info={info} />}
        {stage !== null && <StatePill tone={stage.tone}>{stage.label}</StatePill>}
        {repoFacts(info).map((fact) => (
          <StatePill tone="neutral" key={fact}>
            <bdi>{fact}</bdi>
          </StatePill>
        ))}
        {providers.length > 0 && (
          <Tooltip label={providers.join(", ")} multiline maw={320}>
            <span>
              <StatePill tone="accent" icon={IconBolt}>
                {providers.length === 1 ? "1 provider" : `${providers.length} providers`}
              </StatePill>
            </span>
          </Tooltip>
        )}
        <ScanPill info={info} />
      </Items>
    </ul>
  );
}

/** Each child that is there as an item of the list. */
function Items({ children }: { readonly children: ReactNode }) {
  return Children.toArray(children).map((child, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pills have no state that could go to another
    <li key={index}>{child}</li>
  ));
}

function GatePill({ info }: RepoTagsProps) {
  const isGranted = useRepoAccess(info).data?.type === "granted";
  return isGranted ? (
    <StatePill tone="green" icon={IconLockOpen}>
      gated, you have access
    </StatePill>
  ) : (
    <StatePill tone="amber" icon={IconLock}>
      gated
    </StatePill>
  );
}
