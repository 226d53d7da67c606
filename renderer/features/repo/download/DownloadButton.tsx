/** The repo's one primary action: shows the plan before any byte is fetched, and the state of a download that is there. */
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDownload } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { DownloadPlan } from "#renderer/features/repo/download/DownloadPlan.tsx";
import { jobBrief } from "#renderer/features/repo/download/job-brief.ts";
import { useRepoJobs } from "#renderer/features/repo/download/use-repo-jobs.ts";
import { useActions } from "#renderer/ui/actions.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

type DownloadButtonProps = { readonly info: RepoInfo };

export function DownloadButton({ info }: DownloadButtonProps) {
  const [isOpen, plan] = useDisclosure(false);
  const { whole } = useRepoJobs(info);
  const { id } = info.repo;
  const actions = useMemo(
    () => [{ id: "repo.download", label: "Download this repo", hint: id, icon: IconDownload, run: plan.open }],
    [id, plan.open],
  );
  useActions(actions);

  return (
    <>
      <Button
        variant="filled"
        leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}
        disabled={info.isDisabled}
        onClick={plan.open}
      >
        Download…
      </Button>
      {whole !== null && (
        <Button variant="subtle" renderRoot={(props) => <Link to="/downloads" {...props} />}>
          <span className="tabular">{jobBrief(whole)}</span>
        </Button>
      )}
      <DownloadPlan info={info} isOpen={isOpen} onClose={plan.close} />
    </>
  );
}
