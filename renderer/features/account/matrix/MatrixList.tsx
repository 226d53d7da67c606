/** The matrix where there is no room for a table: one group for oneself and for each organisation, each deed opens to its reason. */
import { IconBuilding, IconChevronRight, IconUser } from "@tabler/icons-react";
import { CellMark } from "#renderer/features/account/matrix/CellMark.tsx";
import { Explanation } from "#renderer/features/account/matrix/Explanation.tsx";
import type { Checked, ShownMatrix } from "#renderer/features/account/matrix/shown-matrix.ts";
import classes from "./MatrixList.module.css";

type MatrixListProps = {
  readonly matrix: ShownMatrix;
  readonly onChecked: (cellKey: string) => (checked: Checked) => void;
};

export function MatrixList({ matrix, onChecked }: MatrixListProps) {
  return (
    <div className={classes.root}>
      {matrix.columns.map((column, index) => {
        const ColumnIcon = column.isYou ? IconUser : IconBuilding;
        const cells = matrix.rows.flatMap((row) => row.cells.slice(index, index + 1));
        return (
          <details className={classes.group} open={column.isYou} key={column.key}>
            <summary className={classes.head}>
              <IconChevronRight className={classes.chevron} size={16} stroke={1.5} aria-hidden />
              <ColumnIcon className={classes.icon} size={16} stroke={1.5} aria-hidden />
              <span className={classes.name}>{column.title}</span>
              <span className={classes.counts}>
                {column.role !== null && `${column.role} · `}
                {countWords(cells.map(({ verdict }) => verdict.answer))}
              </span>
            </summary>
            {matrix.rows.map((row) => {
              const cell = row.cells[index];
              if (cell === undefined) return null;
              return (
                <details className={classes.deed} name={`why ${column.key}`} key={row.deed}>
                  <summary className={classes.row}>
                    <span className={classes.title}>{row.title}</span>
                    <CellMark verdict={cell.verdict} restriction={cell.restriction} />
                  </summary>
                  <div className={classes.why}>
                    <Explanation row={row} column={column} cell={cell} onChecked={onChecked(cell.key)} />
                  </div>
                </details>
              );
            })}
          </details>
        );
      })}
    </div>
  );
}

function countWords(answers: readonly string[]): string {
  const yes = answers.filter((answer) => answer === "yes").length;
  return `${yes} of ${answers.length}`;
}
