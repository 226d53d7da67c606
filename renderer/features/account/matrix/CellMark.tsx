/** An answer of the matrix as an icon and a word, never as a colour alone. */
import { VisuallyHidden } from "@mantine/core";
import { type Icon, IconCheck, IconCircleDashedCheck, IconHelpCircle, IconX } from "@tabler/icons-react";
import { cellWords, type Sign, signOf, signWords } from "#renderer/features/account/matrix/cell-words.ts";
import type { Verdict } from "#shared/model/permissions/verdict.ts";
import classes from "./CellMark.module.css";

export const signIcons: Readonly<Record<Sign, Icon>> = {
  yes: IconCheck,
  part: IconCircleDashedCheck,
  no: IconX,
  unknown: IconHelpCircle,
};

type CellMarkProps = {
  readonly verdict: Verdict;
  /** What keeps the token out of the column's organisation, in the Hub's word. */
  readonly restriction: string | undefined;
};

export function CellMark({ verdict, restriction }: CellMarkProps) {
  const sign = signOf(verdict);
  const words = cellWords(verdict, restriction, Date.now());
  const SignIcon = signIcons[sign];
  return (
    <span className={classes.root} data-sign={sign}>
      <SignIcon className={classes.icon} size={16} stroke={1.75} aria-hidden />
      <span className={classes.words}>
        {words !== signWords[sign] && <VisuallyHidden>{signWords[sign]}: </VisuallyHidden>}
        {words}
      </span>
    </span>
  );
}
