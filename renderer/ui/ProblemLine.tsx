/** A problem in one line, for rows and fields: what happened, with why after it, and the mending click at the right. */
import { IconAlertTriangle } from "@tabler/icons-react";
import { ProblemActions } from "#renderer/ui/ProblemActions.tsx";
import type { Problem } from "#shared/model/problem.ts";
import classes from "./ProblemLine.module.css";

type ProblemLineProps = {
  readonly problem: Problem;
  readonly onRetry?: (() => void) | undefined;
  readonly id?: string | undefined;
};

export function ProblemLine({ problem, onRetry, id }: ProblemLineProps) {
  return (
    <div className={classes.root} role="alert">
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

/** What happened is a heading elsewhere and has no full stop; here more words follow it. */
function asSentence(text: string): string {
  return /[.!?…:]$/.test(text) ? text : `${text}.`;
}
