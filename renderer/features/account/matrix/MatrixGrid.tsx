/**
 * The permission matrix as a grid: one cell is in the tab order, the arrow keys walk, Enter goes to the explanation's
 * buttons. Many organisations scroll sideways beneath the first column.
 */
import { VisuallyHidden } from "@mantine/core";
import { IconBuilding, IconUser } from "@tabler/icons-react";
import { type KeyboardEvent, useRef } from "react";
import { CellMark } from "#renderer/features/account/matrix/CellMark.tsx";
import { type CellPlace, cellAfterKey } from "#renderer/features/account/matrix/cell-after-key.ts";
import type { ShownMatrix } from "#renderer/features/account/matrix/shown-matrix.ts";
import { Mono } from "#renderer/ui/Mono.tsx";
import classes from "./MatrixGrid.module.css";

type MatrixGridProps = {
  readonly matrix: ShownMatrix;
  readonly at: CellPlace;
  readonly onMove: (place: CellPlace) => void;
  /** Enter on a cell: on to what can be done about it. */
  readonly onEnter: () => void;
};

export function MatrixGrid({ matrix, at, onMove, onEnter }: MatrixGridProps) {
  const table = useRef<HTMLTableElement>(null);
  const { columns, rows } = matrix;

  const walk = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return onEnter();
    }
    const next = cellAfterKey(event, at, { rows: rows.length, columns: columns.length });
    if (next === null) return;
    event.preventDefault();
    onMove(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
  };

  return (
    <div className={classes.scroll}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked is a grid */}
      <table className={classes.table} ref={table} role="grid" aria-label="What this token may do" onKeyDown={walk}>
        <thead>
          <tr>
            <th className={classes.corner} scope="col">
              <VisuallyHidden>To do</VisuallyHidden>
            </th>
            {columns.map(({ key, title, role, isYou }) => {
              const ColumnIcon = isYou ? IconUser : IconBuilding;
              return (
                <th className={classes.column} scope="col" key={key}>
                  <span className={classes.columnName} title={title}>
                    <ColumnIcon className={classes.columnIcon} size={14} stroke={1.5} aria-hidden />
                    <span className={classes.columnTitle}>{title}</span>
                  </span>
                  {role !== null && <span className={classes.role}>{role}</span>}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ deed, title, permission, cells }, row) => (
            <tr key={deed}>
              <th className={classes.deed} scope="row">
                <span className={classes.deedTitle}>{title}</span>
                <Mono isMuted>{permission ?? "no permission needed"}</Mono>
              </th>
              {cells.map(({ verdict, restriction, key }, column) => {
                const isAt = row === at.row && column === at.column;
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the table has the keys of all its cells
                  <td
                    className={classes.cell}
                    tabIndex={isAt ? 0 : -1}
                    data-chosen={isAt || undefined}
                    aria-description={verdict.reason}
                    data-cell={`${row} ${column}`}
                    onFocus={() => onMove({ row, column })}
                    onClick={() => onMove({ row, column })}
                    key={key}
                  >
                    <CellMark verdict={verdict} restriction={restriction} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
