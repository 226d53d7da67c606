/** One row of Saved: a link to the repo or the search, and the way to take it off. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconEyeOff, IconX } from "@tabler/icons-react";
import { Link, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { entryName, entryWords } from "#renderer/features/saved/saved-words.ts";
import { RepoName } from "#renderer/ui/RepoName.tsx";
import { kindWords, listAddress } from "#renderer/ui/repo-kinds.ts";
import type { RowWalk } from "#renderer/ui/use-row-walk.ts";
import type { SavedEntry } from "#shared/contract/saved.ts";
import { splitRepoId } from "#shared/model/repo-id.ts";
import classes from "./SavedList.module.css";

type RowProps = ReturnType<RowWalk["rowProps"]>;

type SavedRowProps = {
  readonly entry: SavedEntry;
  readonly now: number;
  readonly rowProps: RowProps;
  readonly onRemove: () => void;
};

export function SavedRow({ entry, now, rowProps, onRemove }: SavedRowProps) {
  const KindIcon = kindWords[entry.type === "search" ? entry.kind : entry.repo.kind].icon;
  const label = `Remove ${entryName(entry)}`;
  return (
    <li className={classes.row}>
      <EntryLink entry={entry} rowProps={rowProps}>
        <KindIcon className={classes.icon} size={16} stroke={1.5} aria-hidden />
        <span className={classes.words}>
          {entry.type === "search" ? (
            <bdi className={classes.name}>{entry.name}</bdi>
          ) : (
            <span className={classes.name}>
              <RepoName id={entry.repo.id} wraps />
              {entry.isPrivate && <IconEyeOff size={14} stroke={1.5} role="img" aria-label="private" />}
            </span>
          )}
          <span className={classes.facts}>{entryWords(entry, now)}</span>
        </span>
      </EntryLink>
      <Tooltip label="Remove">
        <ActionIcon className={classes.remove} aria-label={label} onClick={onRemove}>
          <IconX size={15} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

type EntryLinkProps = { readonly entry: SavedEntry; readonly rowProps: RowProps; readonly children: ReactNode };

function EntryLink({ entry, rowProps, children }: EntryLinkProps) {
  const { history } = useRouter();
  if (entry.type === "search") {
    // The address is the person's own, as it was; the list reads it as any address.
    const href = history.createHref(listAddress(entry.kind, entry.query));
    return (
      <a className={classes.link} href={href} {...rowProps}>
        {children}
      </a>
    );
  }
  const { kind, id } = entry.repo;
  return (
    <Link
      className={classes.link}
      to="/repo/$kind/$owner/$name"
      params={{ kind, ...splitRepoId(id) }}
      preload={false}
      {...rowProps}
    >
      {children}
    </Link>
  );
}
