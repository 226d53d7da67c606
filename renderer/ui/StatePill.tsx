/** A state in one word, with a tone and an icon, so that colour is never the only sign. */
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./StatePill.module.css";

export type StateTone = "green" | "amber" | "red" | "blue" | "accent" | "neutral";

type StatePillProps = {
  readonly tone: StateTone;
  readonly icon?: Icon | undefined;
  readonly children: ReactNode;
  /** Turns the icon while something is under way; still under reduced motion. */
  readonly isBusy?: boolean | undefined;
};

export function StatePill({ tone, icon: PillIcon, children, isBusy = false }: StatePillProps) {
  return (
    <span className={classes.root} data-tone={tone} data-busy={isBusy || undefined}>
      {PillIcon !== undefined && <PillIcon className={classes.icon} size={13} stroke={1.75} aria-hidden />}
      {children}
    </span>
  );
}
