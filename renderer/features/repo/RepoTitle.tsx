/** A repo's full id as the heading of its page or pane, with what one does with an id beside it. */
import type { ReactNode } from "react";
import classes from "#renderer/features/repo/RepoHead.module.css";
import { RepoName } from "#renderer/ui/RepoName.tsx";

type RepoTitleProps = {
  readonly id: string;
  readonly variant: "page" | "pane";
  readonly children?: ReactNode;
};

export function RepoTitle({ id, variant, children }: RepoTitleProps) {
  const Heading = variant === "page" ? "h1" : "h2";
  return (
    <div className={classes.name}>
      <Heading className={classes.heading}>
        <RepoName id={id} size="lg" wraps />
      </Heading>
      {children}
    </div>
  );
}
