/** A file in the list: its name, where it is stored, its size, and one button that fetches it or says how far it is. */
import { Button, Tooltip } from "@mantine/core";
import { IconCheck, IconDownload, IconFile, IconRefresh } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { orpc } from "#renderer/api/client.ts";
import { jobBrief } from "#renderer/features/repo/download/job-brief.ts";
import { baseName } from "#renderer/features/repo/files/folder-trail.ts";
import classes from "#renderer/features/repo/files/RepoFiles.module.css";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { RowWalk } from "#renderer/ui/use-row-walk.ts";
import type { Job } from "#shared/contract/downloads.ts";
import type { FileEntry, RepoInfo } from "#shared/contract/hub.ts";
import { formatBytes } from "#shared/model/bytes.ts";

type FileRowProps = {
  readonly info: RepoInfo;
  readonly file: Extract<FileEntry, { type: "file" }>;
  readonly job: Job | null;
  readonly rowProps: ReturnType<RowWalk["rowProps"]>;
};

export function FileRow({ info, file, job, rowProps }: FileRowProps) {
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
        <FileButton info={info} path={file.path} name={name} job={job} rowProps={rowProps} />
      </span>
    </div>
  );
}

type FileButtonProps = Omit<FileRowProps, "file"> & { readonly path: string; readonly name: string };

function FileButton({ info, path, name, job, rowProps }: FileButtonProps) {
  const start = useMutation({ ...orpc.downloads.start.mutationOptions(), onError: showProblem });
  if (job === null || job.state.type === "failed") {
    const input = { repo: info.repo, revision: info.revision, selection: { type: "paths" as const, paths: [path] } };
    const ActionIcon = job === null ? IconDownload : IconRefresh;
    return (
      <Button
        size="xs"
        variant="subtle"
        color={job === null ? "gray" : "red"}
        leftSection={<ActionIcon size={14} stroke={1.5} aria-hidden />}
        loading={start.isPending}
        disabled={info.isDisabled}
        aria-label={job === null ? `Download ${name}` : `Download ${name} again; the last try failed`}
        onClick={() => start.mutate(input)}
        {...rowProps}
      >
        {job === null ? "Download" : "Failed, again"}
      </Button>
    );
  }
  const isDone = job.state.type === "done";
  return (
    <Tooltip label="Show in Downloads">
      <Button
        renderRoot={(props) => <Link to="/downloads" {...props} />}
        size="xs"
        variant="subtle"
        color={isDone ? "green" : "teal"}
        leftSection={isDone && <IconCheck size={14} stroke={1.5} aria-hidden />}
        aria-label={`${name}: ${jobBrief(job)}. Show in Downloads`}
        {...rowProps}
      >
        <span className="tabular">{jobBrief(job)}</span>
      </Button>
    </Tooltip>
  );
}
