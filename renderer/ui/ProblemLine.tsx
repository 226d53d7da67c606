/** A problem in one line, for rows and fields: what happened, with why after it, and the mending click at the right. */
import { IconAlertTriangle } from "@tabler/icons-react";
import { asSentence } from "#renderer/text/as-sentence.ts";
import { ProblemActions } from "#renderer/ui/ProblemActions.tsx";
import type { Problem } from "#shared/model/problem.ts";
import classes from "./ProblemLine.module.css";

type ProblemLineProps = {
  readonly problem: Problem;
  readonly onRetry?: (() => void) | undefined;
  readonly id?: string | undefined;
  /** Amber for what only waits, red for what failed. */
  readonly tone?: "red" | "amber" | undefined;
};

export function ProblemLine({ problem, onRetry, id, tone = "red" }: ProblemLineProps) {
  return (
    <div className={classes.root} data-tone={tone} role="alert">
      <p className={classes.words} id={id}>
        <IconAlertTriangle className={classes.icon} size={14} stroke={1.75} aria-hidden />
        <span>
          <span className={classes.what}>{asSentence(problem.what)}</span> {problem.why}
        </span>
      </p>
      <span className={classes.actions}>
        <ProblemActions problem={problem} onRetry={onRetry} />
      </span>
    </div>
  );
}
