/** A problem inside a screen that otherwise works: a soft red box with its words and buttons. */
import { IconAlertTriangle } from "@tabler/icons-react";
import { ProblemActions } from "#renderer/ui/ProblemActions.tsx";
import type { Problem } from "#shared/model/problem.ts";
import classes from "./ProblemCard.module.css";

type ProblemCardProps = {
  readonly problem: Problem;
  readonly onRetry?: (() => void) | undefined;
  /** Amber for what mends itself or only waits, red for what failed. */
  readonly tone?: "red" | "amber" | undefined;
};

export function ProblemCard({ problem, onRetry, tone = "red" }: ProblemCardProps) {
  return (
    <div className={classes.root} data-tone={tone} role="alert">
      <p className={classes.what}>
        <IconAlertTriangle className={classes.icon} size={16} stroke={1.75} aria-hidden />
        {problem.what}
      </p>
      <p className={classes.why}>{problem.why}</p>
      <div className={classes.actions}>
        <ProblemActions problem={problem} onRetry={onRetry} isPrimary />
      </div>
    </div>
  );
}
