/** A screen that scrolls as a whole, with the margins every such screen has. Screens of panes that scroll by themselves do without it. */
import type { ReactNode } from "react";
import classes from "./Page.module.css";

type PageProps = {
  readonly children: ReactNode;
  /** `narrow` for forms and text: at most 720 px wide. */
  readonly width?: "full" | "narrow" | undefined;
};

export function Page({ children, width = "full" }: PageProps) {
  return (
    <div className={classes.root} data-width={width}>
      {children}
    </div>
  );
}
