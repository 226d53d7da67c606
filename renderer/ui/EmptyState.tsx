/** A place with nothing in it: says so, says why, and offers the next step. */
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./EmptyState.module.css";

type EmptyStateProps = {
  readonly icon: Icon;
  readonly title: string;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
};

export function EmptyState({ icon: StateIcon, title, text, action }: EmptyStateProps) {
  return (
    <div className={classes.root}>
      <StateIcon className={classes.icon} size={28} stroke={1.5} aria-hidden />
      <h2>{title}</h2>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  );
}
