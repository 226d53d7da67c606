/** A repo that another one names, as a link to its page; plain text where the author wrote something that is no repo id. */
import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import classes from "#renderer/features/repo/about/RepoIdLink.module.css";
import { isRepoId, type RepoKind, splitRepoId } from "#shared/model/repo-id.ts";

type RepoIdLinkProps = { readonly kind: RepoKind; readonly id: string };

export function RepoIdLink({ kind, id }: RepoIdLinkProps) {
  if (!isRepoId(id)) return <bdi className={classes.id}>{id}</bdi>;
  return (
    <Anchor
      className={classes.id}
      renderRoot={(props) => (
        <Link to="/repo/$kind/$owner/$name" params={{ kind, ...splitRepoId(id) }} preload={false} {...props} />
      )}
    >
      {id}
    </Anchor>
  );
}

type RepoIdListProps = {
  readonly kind: RepoKind;
  readonly ids: readonly string[];
  /** What the list is, for a screen reader. */
  readonly label: string;
};

/** A short list of them. */
export function RepoIdList({ kind, ids, label }: RepoIdListProps) {
  return (
    <ul className={classes.list} aria-label={label}>
      {[...new Set(ids)].map((id) => (
        <li key={id}>
          <RepoIdLink kind={kind} id={id} />
        </li>
      ))}
    </ul>
  );
}
