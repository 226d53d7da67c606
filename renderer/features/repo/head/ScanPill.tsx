/** What the Hub's scan found, as a pill; nothing while it is not known, or where another version than main is shown. */
import { Tooltip } from "@mantine/core";
import { IconShieldCheck, IconShieldQuestion, IconShieldX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import { scanWords } from "#renderer/features/repo/head/scan-words.ts";
import { StatePill } from "#renderer/ui/StatePill.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";

type ScanPillProps = { readonly info: Pick<RepoInfo, "repo" | "revision" | "isDisabled"> };

export function ScanPill({ info: { repo, revision, isDisabled } }: ScanPillProps) {
  const { data } = useQuery({
    ...orpc.hub.scan.queryOptions({ input: { repo } }),
    enabled: revision === "main" && !isDisabled,
    staleTime: 300_000,
  });
  if (data === undefined || revision !== "main") return null;
  const { label, tone, text } = scanWords(data);
  const ScanIcon = data.issueCount > 0 ? IconShieldX : data.isDone ? IconShieldCheck : IconShieldQuestion;
  return (
    <Tooltip label={text} multiline maw={360}>
      <span>
        <StatePill tone={tone} icon={ScanIcon}>
          {label}
        </StatePill>
      </span>
    </Tooltip>
  );
}
