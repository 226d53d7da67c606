/** A job that is not done: one bar, its state in words, and what one can do about it. */
import { UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronRight } from "@tabler/icons-react";
import { type KeyboardEvent, memo, useId } from "react";
import { ActionLink } from "#renderer/features/downloads/ActionLink.tsx";
import { JobButtons } from "#renderer/features/downloads/JobButtons.tsx";
import { JobFiles } from "#renderer/features/downloads/JobFiles.tsx";
import classes from "#renderer/features/downloads/JobRow.module.css";
import { moveJob, resumeJob } from "#renderer/features/downloads/job-actions.tsx";
import { bytesWords, filesWords, paceWords } from "#renderer/features/downloads/job-numbers.ts";
import { jobWords } from "#renderer/features/downloads/job-words.ts";
import { MoveButtons } from "#renderer/features/downloads/MoveButtons.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import { ProgressBar } from "#renderer/ui/ProgressBar.tsx";
import { RepoName } from "#renderer/ui/RepoName.tsx";
import { StatePill } from "#renderer/ui/StatePill.tsx";
import { useCalm } from "#renderer/ui/use-calm.ts";
import type { Job } from "#shared/contract/downloads.ts";

type JobRowProps = {
  readonly job: Job;
  readonly isSignedIn: boolean;
  /** True while the queue cannot be heard: then no speed is shown, because none is known. */
  readonly isStale: boolean;
  /** There are others to move it past. */
  readonly canMove: boolean;
  /** The job to stand before after a step up, or down (null for the end); undefined where there is no such step. */
  readonly upBeforeId: string | undefined;
  readonly downBeforeId: string | null | undefined;
};

export const JobRow = memo(function JobRow(props: JobRowProps) {
  const { job, isSignedIn, isStale, canMove, upBeforeId, downBeforeId } = props;
  const [isExpanded, expanded] = useDisclosure(false);
  const filesId = useId();
  const words = jobWords(job, isSignedIn);
  const calmSpeed = useCalm(isStale ? 0 : job.bytesPerSecond, job.state.type);
  const pace = isStale ? null : paceWords(job, calmSpeed);
  const numbers = bytesWords(job);
  const isRunning = job.state.type === "receiving" || job.state.type === "verifying";

  const isInLine = canMove && job.state.type !== "failed" && job.state.type !== "cancelled";
  const moveByKeys = (event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !isInLine) return;
    const beforeId = event.key === "ArrowUp" ? upBeforeId : event.key === "ArrowDown" ? downBeforeId : undefined;
    if (beforeId === undefined) return;
    event.preventDefault();
    moveJob(job, beforeId);
  };

  return (
    <li className={classes.root} onKeyDown={moveByKeys}>
      <div className={classes.head}>
        <UnstyledButton
          className={classes.name}
          onClick={expanded.toggle}
          aria-expanded={isExpanded}
          aria-controls={filesId}
        >
          <IconChevronRight className={classes.chevron} size={14} stroke={1.5} aria-hidden />
          <RepoName id={job.repo.id} wraps />
          <span className={classes.what} title={job.fileCount === 1 ? job.firstPath : undefined}>
            {filesWords(job)}
          </span>
        </UnstyledButton>
        <StatePill tone={words.tone} icon={words.icon}>
          {words.pill}
        </StatePill>
        <span className={classes.buttons}>
          {isInLine && <MoveButtons job={job} upBeforeId={upBeforeId} downBeforeId={downBeforeId} />}
          <JobButtons job={job} />
        </span>
      </div>
      <ProgressBar
        label={`Download of ${job.repo.id}`}
        sizeBytes={job.sizeBytes}
        receivedBytes={job.receivedBytes}
        verifiedBytes={job.hashedBytes}
        valueText={`${numbers}, ${words.pill}`}
        marks={segmentMarks(job)}
        tone={isRunning ? "accent" : "neutral"}
      />
      <div className={classes.numbers}>
        <span>
          {numbers}
          {words.line !== null && ` · ${words.line}`}
        </span>
        {pace !== null && <span>{pace}</span>}
        {words.action !== null && <ActionLink action={words.action} />}
      </div>
      {job.state.type === "failed" && <ProblemLine problem={job.state.problem} onRetry={() => resumeJob(job)} />}
      <div id={filesId} hidden={!isExpanded}>
        {isExpanded && <JobFiles job={job} />}
      </div>
    </li>
  );
});

/** Faint marks over what has come, a twelfth apart, so that the bar can be read without its numbers. */
function segmentMarks({ receivedBytes, sizeBytes }: Job): readonly number[] {
  return twelfths.filter((mark) => mark * sizeBytes < receivedBytes);
}

const twelfths = Array.from({ length: 11 }, (_, index) => (index + 1) / 12);
