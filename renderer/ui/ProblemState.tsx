/** A problem that takes the place of a whole screen or pane: what happened, why, and the next click. */
import { IconAlertTriangle } from "@tabler/icons-react";
import { ProblemActions } from "#renderer/ui/ProblemActions.tsx";
import type { Problem } from "#shared/model/problem.ts";
import classes from "./ProblemState.module.css";

type ProblemStateProps = {
  readonly problem: Problem;
  readonly onRetry?: (() => void) | undefined;
};

export function ProblemState({ problem, onRetry }: ProblemStateProps) {
  return (
    <div className={classes.root} role="alert">
      <IconAlertTriangle className={classes.icon} size={28} stroke={1.5} aria-hidden />
      <h2>{problem.what}</h2>
      <p className={classes.why}>{problem.why}</p>
      <div className={classes.actions}>
        <ProblemActions problem={problem} onRetry={onRetry} isPrimary />
      </div>
    </div>
  );
}
