/** A repo's id as it is shown everywhere: the owner muted, the name strong, both in mono. Never shortens the text itself, only its display. */
import { splitRepoId } from "#shared/model/repo-id.ts";
import classes from "./RepoName.module.css";

type RepoNameProps = {
  /** The full id, `owner/name`. */
  readonly id: string;
  readonly size?: "md" | "lg" | undefined;
  /** Breaks a long id over lines instead of cutting it with an ellipsis. */
  readonly wraps?: boolean | undefined;
};

export function RepoName({ id, size = "md", wraps = false }: RepoNameProps) {
  const { owner, name } = splitRepoId(id);
  return (
    <span className={classes.root} data-size={size} data-wraps={wraps || undefined} title={wraps ? undefined : id}>
      {owner !== "" && <span className={classes.owner}>{owner}/</span>}
      <span className={classes.name}>{name}</span>
    </span>
  );
}
