/** A folder in the list of files. */
import { IconFolder } from "@tabler/icons-react";
import { baseName } from "#renderer/features/repo/files/folder-trail.ts";
import classes from "#renderer/features/repo/files/RepoFiles.module.css";
import type { RowWalk } from "#renderer/ui/use-row-walk.ts";

type FolderRowProps = {
  readonly path: string;
  readonly onPath: (path: string) => void;
  readonly rowProps: ReturnType<RowWalk["rowProps"]>;
};

export function FolderRow({ path, onPath, rowProps }: FolderRowProps) {
  return (
    <button type="button" className={classes.folder} onClick={() => onPath(path)} {...rowProps}>
      <IconFolder className={classes.icon} size={16} stroke={1.5} aria-hidden />
      <span className={classes.name}>{baseName(path)}</span>
    </button>
  );
}
