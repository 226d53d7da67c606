/** The link that a whole row is. With room for a detail pane a click selects, Enter and a double click open the page. */
import { useRouter } from "@tanstack/react-router";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import classes from "#renderer/features/browse/RepoList.module.css";
import type { RepoRef } from "#shared/model/repo-id.ts";

type RowLinkProps = {
  readonly repo: RepoRef;
  readonly isSelected: boolean;
  readonly onSelect: ((id: string) => void) | undefined;
  readonly onOpen: (id: string) => void;
  readonly index: number;
  readonly isInTabOrder: boolean;
  readonly onFocus: (index: number) => void;
  readonly children: ReactNode;
};

export function RowLink(props: RowLinkProps) {
  const { repo, index, isSelected, isInTabOrder, onFocus, onSelect, onOpen, children } = props;
  const { history } = useRouter();
  const select = (event: MouseEvent) => {
    // A click with a modifier means a new tab or window and stays the browser's; `detail` is 0 for a click by key.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    if (onSelect === undefined || event.detail === 0) onOpen(repo.id);
    else onSelect(repo.id);
  };
  const choose = (event: KeyboardEvent) => {
    if (event.key !== " ") return;
    event.preventDefault();
    (onSelect ?? onOpen)(repo.id);
  };
  return (
    // A plain link, not the router's: thousands of rows are made while one scrolls, and each of those watches the address.
    <a
      className={classes.row}
      href={history.createHref(`/repo/${repo.kind}/${repo.id}`)}
      aria-current={isSelected ? "true" : undefined}
      onClick={select}
      onDoubleClick={() => onOpen(repo.id)}
      onKeyDown={choose}
      data-row={index}
      tabIndex={isInTabOrder ? 0 : -1}
      onFocus={() => onFocus(index)}
    >
      {children}
    </a>
  );
}
