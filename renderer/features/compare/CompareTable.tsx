/** The table of the comparison: models as columns below a head that stays, facts as rows beside labels that stay. */
import { ActionIcon, Skeleton, Tooltip } from "@mantine/core";
import { IconArrowsDiff, IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import type { CompareGroup } from "#renderer/features/compare/compare-rows.ts";
import type { ComparedColumn } from "#renderer/features/compare/use-compared.ts";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import { RepoName } from "#renderer/ui/RepoName.tsx";
import { ScrollBox } from "#renderer/ui/ScrollBox.tsx";
import { splitRepoId } from "#shared/model/repo-id.ts";
import classes from "./CompareTable.module.css";

type CompareTableProps = {
  readonly columns: readonly ComparedColumn[];
  readonly groups: readonly CompareGroup[];
  readonly onRemove: (id: string) => void;
  readonly isOnlyDifferent: boolean;
};

/** What a column needs to be read; with less room the box scrolls. */
const tableWidth = (count: number) => 112 + count * 190;

export function CompareTable({ columns, groups, onRemove, isOnlyDifferent }: CompareTableProps) {
  const isLoading = columns.some(({ model, problem }) => model === undefined && problem === null);
  const failed = columns.filter(({ problem }) => problem !== null);
  // A Hub that cannot be reached is the trouble of all of them, and is said once.
  const troubles = failed.filter(
    ({ problem }, index) => failed.findIndex((other) => other.problem?.what === problem?.what) === index,
  );
  const retry = () => {
    for (const column of failed) column.retry();
  };
  return (
    <>
      {troubles.map(
        ({ id, problem }) => problem !== null && <ProblemLine key={id} problem={problem} onRetry={retry} />,
      )}
      <ScrollBox className={classes.box} label="Comparison">
        <table className={classes.table} style={{ minWidth: tableWidth(columns.length) }} aria-busy={isLoading}>
          <thead>
            <tr>
              <td className={classes.corner} />
              {columns.map(({ id }) => (
                <th scope="col" key={id} className={classes.model}>
                  <span className={classes.head}>
                    <Link
                      className={classes.name}
                      to="/repo/$kind/$owner/$name"
                      params={{ kind: "model", ...splitRepoId(id) }}
                    >
                      <RepoName id={id} wraps />
                    </Link>
                    <Tooltip label="Take out">
                      <ActionIcon size={24} aria-label={`Take ${id} out`} onClick={() => onRemove(id)}>
                        <IconX size={14} stroke={1.5} aria-hidden />
                      </ActionIcon>
                    </Tooltip>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <Fragment key={group.label}>
                <tr>
                  <th scope="colgroup" className={classes.group} colSpan={columns.length + 1}>
                    <span>{group.label}</span>
                  </th>
                </tr>
                {group.rows.map(({ label, cells, isDifferent }) => (
                  <tr key={label} data-different={(isDifferent && columns.length > 1) || undefined}>
                    <th scope="row" className={classes.label}>
                      {label}{" "}
                      {isDifferent && columns.length > 1 && (
                        <IconArrowsDiff
                          className={classes.mark}
                          size={14}
                          stroke={1.5}
                          role="img"
                          aria-label="differs"
                        />
                      )}
                    </th>
                    {columns.map(({ id, problem }, index) => (
                      <td className={classes.cell} key={id}>
                        <Cell text={cells[index]} isComing={problem === null} />
                      </td>
                    ))}
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
        {groups.length === 0 && isLoading && <LoadingRows count={8} rowHeight={34} label="Loading the comparison" />}
        {groups.length === 0 && !isLoading && isOnlyDifferent && failed.length === 0 && (
          <p className={classes.none}>They do not differ in anything that is compared here.</p>
        )}
      </ScrollBox>
    </>
  );
}

function Cell({ text, isComing }: { readonly text: string | null | undefined; readonly isComing: boolean }) {
  if (typeof text === "string") return <bdi>{text}</bdi>;
  if (text === undefined && isComing) return <Skeleton height={14} width="70%" />;
  return (
    <span className={classes.unknown}>
      <span aria-hidden>–</span>
      <span className={classes.words}>not stated</span>
    </span>
  );
}
