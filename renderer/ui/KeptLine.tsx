/** Says that what is shown is not fresh: when the Hub said it, why it could not be asked now, and the click that asks again. */
import { IconCloudOff } from "@tabler/icons-react";
import { useState } from "react";
import { formatMoment } from "#renderer/text/date-words.ts";
import { ProblemActions } from "#renderer/ui/ProblemActions.tsx";
import type { Kept } from "#shared/contract/kept.ts";
import classes from "./KeptLine.module.css";

type KeptLineProps = {
  readonly kept: NonNullable<Kept>;
  readonly onRetry: () => void;
};

export function KeptLine({ kept, onRetry }: KeptLineProps) {
  const [now] = useState(() => Date.now());
  return (
    <div className={classes.root} role="status">
      <p className={classes.words} title={kept.problem.why}>
        <IconCloudOff className={classes.icon} size={15} stroke={1.5} aria-hidden />
        <span>
          <span className={classes.when}>As of {formatMoment(kept.at, now)}.</span> {kept.problem.what}.
        </span>
      </p>
      <span className={classes.actions}>
        <ProblemActions problem={kept.problem} onRetry={onRetry} />
      </span>
    </div>
  );
}
