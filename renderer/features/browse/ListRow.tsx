/** One place of the list with its row. Renders again only when something about it changes, not with every step of scrolling. */
import { memo } from "react";
import type { BrowseSlots } from "#renderer/features/browse/browse-slots.ts";
import classes from "#renderer/features/browse/RepoList.module.css";
import { RepoRow } from "#renderer/features/browse/RepoRow.tsx";
import { RowLink } from "#renderer/features/browse/RowLink.tsx";
import type { RepoSummary } from "#shared/contract/browse.ts";

export type ListRowProps = {
  readonly row: RepoSummary;
  readonly index: number;
  /** From the top of the list, in pixels. */
  readonly start: number;
  /** How many rows there are; -1 while nobody knows. */
  readonly setSize: number;
  readonly isSelected: boolean;
  readonly isInTabOrder: boolean;
  readonly isOnDisk: boolean;
  readonly isByAge: boolean;
  readonly now: number;
  readonly onFocus: (index: number) => void;
  readonly onSelect: ((id: string) => void) | undefined;
  readonly onOpen: (id: string) => void;
  readonly rowActions: BrowseSlots["rowActions"];
};

export const ListRow = memo(function ListRow(props: ListRowProps) {
  const { row, index, start, setSize, isSelected, isInTabOrder, isOnDisk, isByAge, now } = props;
  return (
    <li
      className={classes.item}
      style={{ transform: `translateY(${start}px)` }}
      aria-setsize={setSize}
      aria-posinset={index + 1}
    >
      <RowLink
        repo={row}
        index={index}
        isSelected={isSelected}
        isInTabOrder={isInTabOrder}
        onFocus={props.onFocus}
        onSelect={props.onSelect}
        onOpen={props.onOpen}
      >
        <RepoRow row={row} isOnDisk={isOnDisk} now={now} isByAge={isByAge} />
      </RowLink>
      {props.rowActions !== undefined && <span className={classes.actions}>{props.rowActions(row)}</span>}
    </li>
  );
});
