/** Why a cell says what it says: the exact permission, the reason, what mends it, and asking the Hub where only it knows. */
import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { signIcons } from "#renderer/features/account/matrix/CellMark.tsx";
import { type Sign, signOf, signWords } from "#renderer/features/account/matrix/cell-words.ts";
import { MendButton } from "#renderer/features/account/matrix/MendButton.tsx";
import type { Checked, ShownCell, ShownColumn, ShownRow } from "#renderer/features/account/matrix/shown-matrix.ts";
import { canBeAsked, useCheckCell } from "#renderer/features/account/matrix/use-check-cell.ts";
import { formatMoment } from "#renderer/text/date-words.ts";
import { tickedWords } from "#renderer/text/ticked-words.ts";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import { Mono } from "#renderer/ui/Mono.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import { StatePill, type StateTone } from "#renderer/ui/StatePill.tsx";
import type { ProblemAction } from "#shared/model/problem.ts";
import classes from "./Explanation.module.css";

const tones: Readonly<Record<Sign, StateTone>> = { yes: "green", part: "green", no: "red", unknown: "amber" };

type ExplanationProps = {
  readonly row: Pick<ShownRow, "deed" | "title">;
  readonly column: ShownColumn;
  readonly cell: ShownCell;
  readonly onChecked: (checked: Checked) => void;
  /** The heading above; a list that shows the deed already leaves it out. */
  readonly heading?: ReactNode;
};

export function Explanation({ row, column, cell, onChecked, heading }: ExplanationProps) {
  const { verdict, checked } = cell;
  const sign = signOf(verdict);
  const check = useCheckCell(row.deed, column.name, onChecked);
  const isAskable = canBeAsked(row.deed) && (verdict.answer === "unknown" || verdict.checkedAt !== null);
  return (
    <div className={classes.root}>
      {heading !== undefined && (
        <div className={classes.head}>
          {heading}
          <StatePill tone={tones[sign]} icon={signIcons[sign]}>
            {signWords[sign]}
          </StatePill>
        </div>
      )}
      <p className={classes.reason}>{verdict.reason}</p>
      {verdict.onlyFor.length > 0 && (
        <>
          <p className={classes.label}>Only for</p>
          <ul className={classes.list}>
            {verdict.onlyFor.map((name) => (
              <li key={name}>
                <Mono wraps>{name}</Mono>
              </li>
            ))}
          </ul>
        </>
      )}
      {verdict.permission !== null && (
        <p className={classes.permission}>
          <span className={classes.label}>Permission</span>
          <span className={classes.permissionName}>
            <Mono wraps>{verdict.permission}</Mono>
            <CopyButton value={verdict.permission} label={`Copy ${verdict.permission}`} />
          </span>
        </p>
      )}
      {verdict.checkedAt !== null && checked !== undefined && (
        <p className={classes.checked}>
          Checked at {formatMoment(verdict.checkedAt, Date.now())} with <Mono wraps>{checked.repoId}</Mono>. Another
          repo may be another matter.
        </p>
      )}
      {verdict.mend !== null && <Mend mend={verdict.mend} />}
      {isAskable && (
        <Button
          className={classes.check}
          size="xs"
          leftSection={<IconRefresh size={14} stroke={1.5} aria-hidden />}
          loading={check.isRunning}
          onClick={check.run}
        >
          {verdict.checkedAt === null ? "Check now" : "Check once more"}
        </Button>
      )}
      {verdict.answer === "unknown" && !canBeAsked(row.deed) && (
        <p className={classes.checked}>The Hub can only be asked by doing it. Hubdeck then says what it answered.</p>
      )}
      {check.foundNone && (
        <p className={classes.checked} role="status">
          Hubdeck sees no model of {column.name} to ask with.
        </p>
      )}
      {check.problem !== null && <ProblemLine problem={check.problem} />}
    </div>
  );
}

function Mend({ mend }: { readonly mend: ProblemAction }) {
  const ticked = mend.type === "open" ? tickedWords(mend.url) : [];
  return (
    <div className={classes.mend} data-mend>
      <MendButton mend={mend} isNewToken={ticked.length > 0} />
      {ticked.length > 0 && (
        <>
          <p className={classes.label}>The Hub's token page opens with these ticked</p>
          <dl className={classes.ticked}>
            {ticked.map(({ on, permissions }) => (
              <div key={on}>
                <dt>{on}</dt>
                <dd>
                  {permissions.map((permission) => (
                    <Mono isMuted wraps key={permission}>
                      {permission}
                    </Mono>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}
