/** A raised box with a hairline: the one container for things that belong together. */
import { type ReactNode, useId } from "react";
import classes from "./Panel.module.css";

type PanelProps = {
  readonly title?: ReactNode;
  /** Beside the title, at the right. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
  readonly tone?: "plain" | "amber" | "red" | undefined;
};

export function Panel({ title, actions, children, tone = "plain" }: PanelProps) {
  const titleId = useId();
  return (
    <section className={classes.root} data-tone={tone} aria-labelledby={title === undefined ? undefined : titleId}>
      {(title !== undefined || actions !== undefined) && (
        <div className={classes.head}>
          {title !== undefined && (
            <h2 className={classes.title} id={titleId}>
              {title}
            </h2>
          )}
          {actions !== undefined && <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
