/** The state of the repo's newest download, as a way to it. Nothing where there is none. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { jobBrief } from "#renderer/features/repo/download/job-brief.ts";
import { useRepoJobs } from "#renderer/features/repo/download/use-repo-jobs.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

type RepoJobLinkProps = { readonly info: RepoInfo };

export function RepoJobLink({ info }: RepoJobLinkProps) {
  const { whole } = useRepoJobs(info);
  if (whole === null) return null;
  return (
    <Button
      variant="subtle"
      aria-label={`${jobBrief(whole)}. Show in Downloads`}
      renderRoot={(props) => <Link to="/downloads" {...props} />}
    >
      <span className="tabular">{jobBrief(whole)}</span>
    </Button>
  );
}
