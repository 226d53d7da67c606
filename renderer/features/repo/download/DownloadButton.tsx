/** The repo's one primary action: shows the plan before any byte is fetched. */
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDownload } from "@tabler/icons-react";
import { useMemo } from "react";
import { DownloadPlan } from "#renderer/features/repo/download/DownloadPlan.tsx";
import { isOpenGate } from "#renderer/features/repo/download/plan-rows.ts";
import { useRepoAccess } from "#renderer/features/repo/use-repo-access.ts";
import { useRepoReading } from "#renderer/features/repo/use-repo-reading.ts";
import { useActions } from "#renderer/ui/actions.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

type DownloadButtonProps = {
  readonly info: RepoInfo;
  /** True while `info` is still that of another revision, which is not the one to download. */
  readonly isComing: boolean;
  /** Whether it is what one most likely came for. */
  readonly isPrimary: boolean;
};

export function DownloadButton({ info, isComing, isPrimary }: DownloadButtonProps) {
  const [isOpen, plan] = useDisclosure(false);
  // The banner below says why; a click that is known to fail is not offered.
  const verdict = useRepoReading(info);
  const isRefused = verdict?.answer === "no" || info.isDisabled;
  const access = useRepoAccess(info).data;
  // What waits for its owners can be put in line: it begins when access arrives.
  const canWait = access?.type === "refused" && isOpenGate(access.problem) && !info.isDisabled;
  const isOffered = (!isRefused || canWait) && !isComing;
  const { id } = info.repo;
  const actions = useMemo(
    () =>
      isOffered
        ? [{ id: "repo.download", label: "Download this repo", hint: id, icon: IconDownload, run: plan.open }]
        : [],
    [id, isOffered, plan.open],
  );
  useActions(actions);

  return (
    <>
      <Button
        variant={isRefused || !isPrimary ? "default" : "filled"}
        leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}
        disabled={!isOffered}
        aria-description={verdict === undefined || verdict.answer === "yes" ? undefined : verdict.reason}
        onClick={plan.open}
      >
        Download…
      </Button>
      <DownloadPlan info={info} isOpen={isOpen} onClose={plan.close} />
    </>
  );
}
