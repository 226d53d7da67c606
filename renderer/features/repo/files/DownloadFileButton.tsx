/** One button that fetches a file, or says how far it is. Stays one and the same through all states, so that it keeps the focus. */
import { Button } from "@mantine/core";
import { type Icon, IconCheck, IconDownload, IconRefresh } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { orpc } from "#renderer/api/client.ts";
import { jobBrief } from "#renderer/features/repo/download/job-brief.ts";
import { useRepoJobs } from "#renderer/features/repo/download/use-repo-jobs.ts";
import { baseName } from "#renderer/features/repo/files/folder-trail.ts";
import { useRepoAccess } from "#renderer/features/repo/use-repo-access.ts";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { Job } from "#shared/contract/downloads.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

type DownloadFileButtonProps = { readonly info: RepoInfo; readonly path: string };

/** Where there is one file only: looks up by itself what a list hands to its rows. */
export function DownloadFileButton({ info, path }: DownloadFileButtonProps) {
  const jobs = useRepoJobs(info);
  const isRefused = useRepoAccess(info).data?.type === "refused" || info.isDisabled;
  return <FileButton info={info} isRefused={isRefused} path={path} job={jobs.byPath.get(path) ?? null} tabIndex={0} />;
}

type FileButtonProps = DownloadFileButtonProps & {
  /** True where the Hub is known to refuse the repo's files; the banner above says why. */
  readonly isRefused: boolean;
  readonly job: Job | null;
  readonly tabIndex: number;
};

export function FileButton({ info, isRefused, path, job, tabIndex }: FileButtonProps) {
  const navigate = useNavigate();
  const start = useMutation({ ...orpc.downloads.start.mutationOptions(), onError: showProblem });
  const looks = buttonLooks(baseName(path), job);
  const act = () => {
    if (!looks.isStart) void navigate({ to: "/downloads" });
    else if (!start.isPending) {
      start.mutate({ repo: info.repo, revision: info.revision, selection: { type: "paths", paths: [path] } });
    }
  };
  return (
    <Button
      size="xs"
      variant="subtle"
      color={looks.color}
      leftSection={looks.icon === null ? null : <looks.icon size={14} stroke={1.5} aria-hidden />}
      disabled={isRefused && looks.isStart}
      aria-label={looks.label}
      onClick={act}
      tabIndex={tabIndex}
    >
      <span className="tabular" data-beside-icon={looks.icon !== null || undefined}>
        {start.isPending ? "Starting…" : looks.words}
      </span>
    </Button>
  );
}

type ButtonLooks = {
  readonly isStart: boolean;
  readonly words: string;
  readonly label: string;
  readonly color: string;
  readonly icon: Icon | null;
};

function buttonLooks(name: string, job: Job | null): ButtonLooks {
  if (job === null) {
    return { isStart: true, words: "Download", label: `Download ${name}`, color: "gray", icon: IconDownload };
  }
  const words = jobBrief(job);
  if (job.state.type === "failed") {
    const label = `Download ${name} again; the last try failed`;
    return { isStart: true, words: "Failed, again", label, color: "red", icon: IconRefresh };
  }
  const isDone = job.state.type === "done";
  return {
    isStart: false,
    words,
    label: `${name}: ${words}. Show in Downloads`,
    color: isDone ? "green" : "teal",
    icon: isDone ? IconCheck : null,
  };
}
