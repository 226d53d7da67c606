/** The folders inside one, walked with the arrow keys; the first row leads up. */
import { UnstyledButton } from "@mantine/core";
import { IconCornerLeftUp, IconFolder } from "@tabler/icons-react";
import { ArrowKeyList } from "#renderer/ui/ArrowKeyList.tsx";
import type { Folder } from "#shared/contract/settings.ts";
import classes from "./FolderDialog.module.css";

type FolderListProps = {
  readonly listing: { readonly parentId: string | null; readonly folders: readonly Folder[]; readonly isCut: boolean };
  readonly onOpen: (folderId: string) => void;
};

export function FolderList({ listing, onOpen }: FolderListProps) {
  const { parentId, folders, isCut } = listing;
  return (
    <ArrowKeyList label="Folders">
      {parentId !== null && (
        <UnstyledButton className={classes.row} onClick={() => onOpen(parentId)}>
          <IconCornerLeftUp className={classes.icon} size={16} stroke={1.5} aria-hidden />
          Up
        </UnstyledButton>
      )}
      {folders.map(({ id, name }) => (
        <UnstyledButton className={classes.row} onClick={() => onOpen(id)} key={id}>
          <IconFolder className={classes.icon} size={16} stroke={1.5} aria-hidden />
          <span className={classes.name}>{name}</span>
        </UnstyledButton>
      ))}
      {folders.length === 0 && <p className={classes.none}>No folders in here.</p>}
      {isCut && <p className={classes.none}>There are more than are shown here.</p>}
    </ArrowKeyList>
  );
}
