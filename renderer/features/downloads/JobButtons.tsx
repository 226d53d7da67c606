/** The buttons of a job that is not done, as its state allows. */
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { type Icon, IconFolder, IconPlayerPause, IconPlayerPlay, IconRefresh, IconX } from "@tabler/icons-react";
import classes from "#renderer/features/downloads/JobButtons.module.css";
import { cancelJob, pauseJob, resumeJob, revealJob } from "#renderer/features/downloads/job-actions.tsx";
import { RemoveButton } from "#renderer/features/downloads/RemoveButton.tsx";
import type { Job } from "#shared/contract/downloads.ts";
import { assertNever } from "#shared/model/assert-never.ts";

type JobButtonsProps = { readonly job: Job };

export function JobButtons({ job }: JobButtonsProps) {
  const button = (label: string, icon: Icon, act: (job: Job) => void) => (
    <IconButton key={label} label={label} name={`${label} ${job.repo.id}`} icon={icon} onClick={() => act(job)} />
  );
  const type = job.state.type;
  switch (type) {
    case "queued":
    case "receiving":
    case "verifying":
    case "waiting":
      return (
        <span className={classes.root}>
          {button("Pause", IconPlayerPause, pauseJob)}
          {button("Show folder", IconFolder, revealJob)}
          {button("Cancel", IconX, cancelJob)}
        </span>
      );
    case "paused":
      return (
        <span className={classes.root}>
          {button("Resume", IconPlayerPlay, resumeJob)}
          {button("Show folder", IconFolder, revealJob)}
          {button("Cancel", IconX, cancelJob)}
        </span>
      );
    case "failed":
      return (
        <span className={classes.root}>
          {button("Try again", IconRefresh, resumeJob)}
          <RemoveButton job={job} />
        </span>
      );
    case "cancelled":
      return (
        <span className={classes.root}>
          <Button size="xs" onClick={() => resumeJob(job)} aria-label={`Undo cancelling ${job.repo.id}`}>
            Undo
          </Button>
          <RemoveButton job={job} />
        </span>
      );
    case "done":
      return null;
    default:
      return assertNever(type);
  }
}

type IconButtonProps = {
  readonly label: string;
  readonly name: string;
  readonly icon: Icon;
  readonly onClick: () => void;
};

function IconButton({ label, name, icon: ButtonIcon, onClick }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={name} onClick={onClick}>
        <ButtonIcon size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
