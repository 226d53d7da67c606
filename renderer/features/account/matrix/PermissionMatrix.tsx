/** What the active token may do, for its person and in each organisation: the matrix, or a list of it where there is no room. */
import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconRefresh } from "@tabler/icons-react";
import { useMemo, useRef, useState } from "react";
import { AlsoAllows } from "#renderer/features/account/matrix/AlsoAllows.tsx";
import { type CellPlace, firstWorthALook } from "#renderer/features/account/matrix/cell-after-key.ts";
import { Explanation } from "#renderer/features/account/matrix/Explanation.tsx";
import { MatrixGrid } from "#renderer/features/account/matrix/MatrixGrid.tsx";
import { MatrixList } from "#renderer/features/account/matrix/MatrixList.tsx";
import { type Checked, shownMatrix } from "#renderer/features/account/matrix/shown-matrix.ts";
import type { RefreshAccount } from "#renderer/features/account/use-refresh-account.ts";
import { formatMoment } from "#renderer/text/date-words.ts";
import type { Account } from "#shared/contract/accounts.ts";
import classes from "./PermissionMatrix.module.css";

type PermissionMatrixProps = { readonly account: Account; readonly refresh: RefreshAccount };

/** Mount it anew for another account, so that nothing checked with one is shown for the other. */
export function PermissionMatrix({ account, refresh }: PermissionMatrixProps) {
  const { state } = account;
  const [checked, setChecked] = useState<ReadonlyMap<string, Checked>>(new Map());
  const matrix = useMemo(() => shownMatrix(account, checked), [account, checked]);
  const [chosen, setChosen] = useState<CellPlace | null>(null);
  const side = useRef<HTMLElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const isNarrow = useMediaQuery("(max-width: 799px)", matchMedia("(max-width: 799px)").matches);

  const at =
    chosen ?? firstWorthALook(matrix.rows.map(({ cells }) => ({ cells: cells.map(({ verdict }) => verdict) })));
  const row = matrix.rows[at.row];
  const column = matrix.columns[at.column];
  const cell = row?.cells[at.column];
  const note = (key: string) => (found: Checked) => setChecked((before) => new Map(before).set(key, found));

  const toActions = () =>
    (
      side.current?.querySelector<HTMLElement>("[data-mend] button, [data-mend] a") ??
      side.current?.querySelector<HTMLElement>("button")
    )?.focus();
  const backToCell = () => grid.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();

  return (
    <section aria-labelledby="matrix-title">
      <div className={classes.head}>
        <h2 id="matrix-title">What this token may do</h2>
        <span className={classes.asked}>
          {state.type === "unchecked" ? "not asked yet" : `asked ${formatMoment(state.checkedAt, Date.now())}`}
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconRefresh size={14} stroke={1.5} aria-hidden />}
            loading={refresh.isRunning}
            onClick={refresh.run}
          >
            Check again
          </Button>
        </span>
      </div>
      {isNarrow ? (
        <MatrixList matrix={matrix} onChecked={note} />
      ) : (
        <div className={classes.sides}>
          <div className={classes.grid} ref={grid}>
            <MatrixGrid matrix={matrix} at={at} onMove={setChosen} onEnter={toActions} />
          </div>
          {row !== undefined && column !== undefined && cell !== undefined && (
            <aside
              className={classes.side}
              ref={side}
              aria-label="Why"
              onKeyDownCapture={(event) => {
                if (event.key === "Escape") backToCell();
              }}
            >
              <Explanation
                key={cell.key}
                row={row}
                column={column}
                cell={cell}
                onChecked={note(cell.key)}
                heading={
                  <h3>
                    {row.title}
                    <span className={classes.where}>{column.isYou ? "on what is yours" : column.title}</span>
                  </h3>
                }
              />
            </aside>
          )}
        </div>
      )}
      {account.user.organisations.length === 0 && (
        <p className={classes.none}>You are in no organisation, or the token may not see any.</p>
      )}
      <AlsoAllows permissions={matrix.alsoAllows} />
    </section>
  );
}
