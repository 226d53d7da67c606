/** A repo on its way: its name is known already, the rest has the size of what will replace it. */
import { Skeleton } from "@mantine/core";
import { CardLoading } from "#renderer/features/repo/card/CardLoading.tsx";
import classes from "#renderer/features/repo/RepoHead.module.css";
import { RepoTitle } from "#renderer/features/repo/RepoTitle.tsx";

type RepoLoadingProps = { readonly id: string; readonly variant: "page" | "pane" };

export function RepoLoading({ id, variant }: RepoLoadingProps) {
  return (
    <div className={classes.root} aria-busy="true">
      <RepoTitle id={id} variant={variant} />
      <div role="status" aria-label={`Loading ${id}`} className={classes.root}>
        <div className={classes.tags}>
          {[110, 84, 96, 72].map((width) => (
            <Skeleton key={width} height={20} width={width} radius={10} />
          ))}
        </div>
        <div className={classes.actions}>
          <Skeleton height={30} width={122} />
          <Skeleton height={30} width={70} />
        </div>
      </div>
      <CardLoading />
    </div>
  );
}
