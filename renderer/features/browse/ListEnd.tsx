/** The last row of the list: more is coming, more could not come, more comes by a click, or this is all. */
import { Button } from "@mantine/core";
import { countWords } from "#renderer/features/browse/browse-kinds.ts";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import type { Problem } from "#shared/model/problem.ts";
import type { RepoKind } from "#shared/model/repo-id.ts";
import classes from "./RepoList.module.css";

export type MoreRows = {
  readonly isThere: boolean;
  readonly isComing: boolean;
  /** Why the last page did not come. */
  readonly problem: Problem | null;
  /** True where scrolling alone does not fetch: few of the loaded rows match, and the Hub has no end. */
  readonly isByClick: boolean;
  readonly fetch: () => void;
};

type ListEndProps = {
  readonly kind: RepoKind;
  readonly count: number;
  readonly more: MoreRows;
};

export function ListEnd({ kind, count, more }: ListEndProps) {
  if (more.problem !== null) {
    return (
      <div className={classes.end}>
        <ProblemLine problem={more.problem} onRetry={more.fetch} />
      </div>
    );
  }
  if (more.isThere && more.isByClick && !more.isComing) {
    return (
      <div className={classes.end}>
        <Button size="xs" onClick={more.fetch}>
          Load more
        </Button>
      </div>
    );
  }
  if (more.isThere) return <LoadingRows count={1} rowHeight={52} label="Loading more" />;
  return <p className={classes.end}>{count === 1 ? "This is the only one" : `All ${countWords(count, kind)}`}</p>;
}
