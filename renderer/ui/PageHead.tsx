/** The head of a screen: its only h1, a quiet line beside it, and its actions. Also names the document. */
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import classes from "./PageHead.module.css";

type PageHeadProps = {
  readonly title: string;
  /** What is shown instead of the plain title, such as a RepoName; `title` still names the document. */
  readonly heading?: ReactNode;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  /** At the left of the title, such as an avatar. */
  readonly before?: ReactNode;
  /** Puts the subtitle below the title instead of beside it. */
  readonly isStacked?: boolean | undefined;
};

export function PageHead({ title, heading, subtitle, actions, before, isStacked = false }: PageHeadProps) {
  useDocumentTitle(`${title} · Hubdeck`);
  return (
    <header className={classes.root}>
      {before}
      <div className={classes.words} data-stacked={isStacked || undefined}>
        <h1 className={classes.title}>{heading ?? title}</h1>
        {subtitle !== undefined && <div className={classes.subtitle}>{subtitle}</div>}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
