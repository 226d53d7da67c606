/** The link that a whole row is. With room for a detail pane a click selects, Enter and a double click open the page. */
import { Link } from "@tanstack/react-router";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import classes from "#renderer/features/models/ModelList.module.css";
import type { RowWalk } from "#renderer/ui/use-row-walk.ts";
import { splitRepoId } from "#shared/model/repo-id.ts";

type ModelLinkProps = {
  readonly id: string;
  readonly isSelected: boolean;
  readonly onSelect: ((id: string) => void) | undefined;
  readonly onOpen: (id: string) => void;
  readonly rowProps: ReturnType<RowWalk["rowProps"]>;
  readonly children: ReactNode;
};

export function ModelLink({ id, isSelected, onSelect, onOpen, rowProps, children }: ModelLinkProps) {
  const select = (event: MouseEvent) => {
    // A click with a modifier means a new tab or window and stays the browser's; `detail` is 0 for a click by key.
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (onSelect === undefined || !isPlain || event.detail === 0) return;
    event.preventDefault();
    onSelect(id);
  };
  const open = (event: KeyboardEvent) => {
    if (event.key !== " ") return;
    event.preventDefault();
    if (onSelect === undefined) onOpen(id);
    else onSelect(id);
  };
  return (
    <Link
      className={classes.row}
      to="/repo/$kind/$owner/$name"
      params={{ kind: "model", ...splitRepoId(id) }}
      preload={false}
      aria-current={isSelected ? "true" : undefined}
      onClick={select}
      onDoubleClick={() => onOpen(id)}
      onKeyDown={open}
      {...rowProps}
    >
      {children}
    </Link>
  );
}
