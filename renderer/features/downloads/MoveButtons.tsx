/** One step up or down in line; the same by Alt and the arrow keys anywhere in the row. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { type Icon, IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import classes from "#renderer/features/downloads/JobButtons.module.css";
import { moveJob } from "#renderer/features/downloads/job-actions.tsx";
import type { Job } from "#shared/contract/downloads.ts";

type MoveButtonsProps = {
  readonly job: Job;
  readonly upBeforeId: string | undefined;
  readonly downBeforeId: string | null | undefined;
};

export function MoveButtons({ job, upBeforeId, downBeforeId }: MoveButtonsProps) {
  const step = (label: string, keys: string, StepIcon: Icon, beforeId: string | null | undefined) => (
    <Tooltip label={`${label} (${keys === "Alt+ArrowUp" ? "Alt ↑" : "Alt ↓"})`}>
      <ActionIcon
        aria-label={`${label} ${job.repo.id}`}
        aria-keyshortcuts={keys}
        // Not `disabled`: at the end of the line the button must keep the focus.
        {...(beforeId === undefined ? { "aria-disabled": true } : {})}
        onClick={() => {
          if (beforeId !== undefined) moveJob(job, beforeId);
        }}
      >
        <StepIcon size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <span className={classes.root}>
      {step("Move up", "Alt+ArrowUp", IconChevronUp, upBeforeId)}
      {step("Move down", "Alt+ArrowDown", IconChevronDown, downBeforeId)}
    </span>
  );
}
