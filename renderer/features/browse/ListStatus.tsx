/** One line above the rows: how many there are, how many of the loaded ones match, and the click that asks the Hub again. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { countWords } from "#renderer/features/browse/browse-kinds.ts";
import type { RepoKind } from "#shared/model/repo-id.ts";
import classes from "./ListStatus.module.css";

type ListStatusProps = {
  readonly kind: RepoKind;
  readonly loadedCount: number;
  /** Of the loaded ones, those that fit the filters the Hub does not have; null without such a filter. */
  readonly matchingCount: number | null;
  readonly unknownCount: number;
  /** How many match in all, where the Hub tells. */
  readonly total: number | null;
  readonly isMore: boolean;
  readonly isBusy: boolean;
  readonly onRefresh: () => void;
  readonly actions: ReactNode;
};

export function ListStatus(props: ListStatusProps) {
  return (
    <div className={classes.root}>
      <p role="status" className={classes.words}>
        {statusWords(props)}
      </p>
      {props.actions}
      <Tooltip label="Ask the Hub again">
        <ActionIcon size={24} aria-label="Refresh" onClick={props.onRefresh} disabled={props.isBusy}>
          <IconRefresh size={14} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

/** For the line, and for its test. */
export function statusWords(props: Omit<ListStatusProps, "isBusy" | "onRefresh" | "actions">): string {
  const { kind, loadedCount, matchingCount, unknownCount, total, isMore } = props;
  if (matchingCount !== null) {
    const unknown = unknownCount === 0 ? "" : `; ${unknownCount} that do not say are left out`;
    return `${matchingCount} of ${isMore ? "the" : "all"} ${countWords(loadedCount, kind)}${isMore ? " loaded" : ""} match${unknown}`;
  }
  if (total !== null && total >= loadedCount) return countWords(total, kind);
  return isMore ? `${countWords(loadedCount, kind)} loaded` : countWords(loadedCount, kind);
}
