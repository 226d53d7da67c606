/** A file in the list: its name, where it is stored, its size, and one button that fetches it or says how far it is. */
import { Button } from "@mantine/core";
import { type Icon, IconCheck, IconDownload, IconFile, IconRefresh } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { orpc } from "#renderer/api/client.ts";
import { jobBrief } from "#renderer/features/repo/download/job-brief.ts";
import { baseName } from "#renderer/features/repo/files/folder-trail.ts";
import classes from "#renderer/features/repo/files/RepoFiles.module.css";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { RowWalk } from "#renderer/ui/use-row-walk.ts";
import type { Job } from "#shared/contract/downloads.ts";
import type { FileEntry } from "#shared/contract/files.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { formatBytes } from "#shared/model/bytes.ts";

type FileRowProps = {
  readonly info: RepoInfo;
  /** True where the Hub is known to refuse the repo's files; the banner above says why. */
  readonly isRefused: boolean;
  readonly file: Extract<FileEntry, { type: "file" }>;
  readonly job: Job | null;
  readonly rowProps: ReturnType<RowWalk["rowProps"]>;
};

export function FileRow({ info, isRefused, file, job, rowProps }: FileRowProps) {
  const name = baseName(file.path);
  return (
    <div className={classes.file}>
      <IconFile className={classes.icon} size={16} stroke={1.5} aria-hidden />
      <span className={classes.name} title={file.path}>
        {name}
      </span>
      {file.isLfs && (
        <span className={classes.lfs} title="Stored outside git, checked by its sha256">
          LFS
        </span>
      )}
      <span className={classes.size}>{formatBytes(file.sizeBytes)}</span>
      <span className={classes.action}>
        <FileButton info={info} isRefused={isRefused} path={file.path} name={name} job={job} rowProps={rowProps} />
      </span>
    </div>
  );
}

type FileButtonProps = Omit<FileRowProps, "file"> & { readonly path: string; readonly name: string };

/** Stays one and the same button through all states, so that it keeps the focus. */
function FileButton({ info, isRefused, path, name, job, rowProps }: FileButtonProps) {
  const navigate = useNavigate();
  const start = useMutation({ ...orpc.downloads.start.mutationOptions(), onError: showProblem });
  const looks = buttonLooks(name, job);
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
      {...rowProps}
    >
      <span className="tabular">{start.isPending ? "Starting…" : looks.words}</span>
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
