/** The last row of the list: more is coming, more could not come, or this is all. */
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import type { Problem } from "#shared/model/problem.ts";
import classes from "./ModelList.module.css";

type ListEndProps = {
  readonly count: number;
  readonly isMore: boolean;
  readonly problem: Problem | null;
  readonly onRetry: () => void;
};

export function ListEnd({ count, isMore, problem, onRetry }: ListEndProps) {
  if (problem !== null) {
    return (
      <div className={classes.end}>
        <ProblemLine problem={problem} onRetry={onRetry} />
      </div>
    );
  }
  if (isMore) return <LoadingRows count={1} rowHeight={52} label="Loading more models" />;
  return <p className={classes.end}>{count === 1 ? "One model" : `All ${count} models`}</p>;
}
