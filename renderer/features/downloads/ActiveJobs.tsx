/** The jobs that are not done, under their common speed. */
import { Button } from "@mantine/core";
import { useState } from "react";
import classes from "#renderer/features/downloads/ActiveJobs.module.css";
import { JobRow } from "#renderer/features/downloads/JobRow.tsx";
import { type JobTotals, timeLeft } from "#renderer/features/downloads/job-totals.ts";
import { Panel } from "#renderer/ui/Panel.tsx";
import { useCalm } from "#renderer/ui/use-calm.ts";
import type { Job } from "#shared/contract/downloads.ts";
import { formatSpeed } from "#shared/model/bytes.ts";

const rowsAtOnce = 50;

type ActiveJobsProps = {
  readonly jobs: readonly Job[];
  readonly totals: JobTotals;
  readonly isSignedIn: boolean;
  readonly isStale: boolean;
};

export function ActiveJobs({ jobs, totals, isSignedIn, isStale }: ActiveJobsProps) {
  const [shown, setShown] = useState(rowsAtOnce);
  const isReceiving = jobs.some(({ state }) => state.type === "receiving");
  const speed = useCalm(isStale ? 0 : totals.bytesPerSecond, isReceiving ? "receiving" : "resting");
  const left = timeLeft(totals.toGoBytes, speed);
  return (
    <div className={classes.root}>
      {isReceiving && (
        <Panel>
          <p className={classes.pace}>
            <span className={classes.speed}>{formatSpeed(speed)}</span>
            <span>{isStale ? "no news from the app" : (left ?? "waiting for bytes")}</span>
          </p>
        </Panel>
      )}
      <ul className={classes.rows} aria-label="Downloads that are not done">
        {jobs.slice(0, shown).map((job, index) => (
          <JobRow
            key={job.id}
            job={job}
            isSignedIn={isSignedIn}
            isStale={isStale}
            canMove={jobs.length > 1}
            upBeforeId={jobs[index - 1]?.id}
            downBeforeId={index + 1 === jobs.length ? undefined : (jobs[index + 2]?.id ?? null)}
          />
        ))}
      </ul>
      {jobs.length > shown && (
        <Button size="xs" variant="subtle" onClick={() => setShown(shown + rowsAtOnce)}>
          Show {Math.min(rowsAtOnce, jobs.length - shown)} more
        </Button>
      )}
    </div>
  );
}
