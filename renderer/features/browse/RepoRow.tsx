/** One repo in a list, 52 px: what it is, how large, under which licence, how fresh, how much used. Few elements: it is made while one scrolls. */
import { memo } from "react";
import { RowIcon, type RowIconName } from "#renderer/features/browse/RowIcon.tsx";
import { factsOf } from "#renderer/features/browse/row-words.ts";
import { RepoName } from "#renderer/ui/RepoName.tsx";
import type { RepoSummary } from "#shared/contract/browse.ts";
import { formatAgo } from "#shared/model/ago.ts";
import { formatCount } from "#shared/model/bytes.ts";
import classes from "./RepoRow.module.css";

type RepoRowProps = {
  readonly row: RepoSummary;
  readonly isOnDisk: boolean;
  /** Unix milliseconds; the same for all rows, so that a row renders again only when its words change. */
  readonly now: number;
  /** Where the list is newest first, how old the repo is says more than its last change. */
  readonly isByAge: boolean;
};

export const RepoRow = memo(function RepoRow({ row, isOnDisk, now, isByAge }: RepoRowProps) {
  const time = isByAge ? row.createdAt : row.lastModified;
  const facts = factsOf(row);
  const marks = marksOf(row, isOnDisk);
  return (
    <>
      <span className={classes.line}>
        {row.kind === "space" && row.emoji !== null && <span aria-hidden>{row.emoji}</span>}
        <RepoName id={row.id} />
        {marks.length > 0 && (
          <span className={classes.marks}>
            {marks.map((name) => (
              <RowIcon name={name} key={name} />
            ))}
          </span>
        )}
      </span>
      <span className={classes.line} data-facts>
        <span className={classes.what} title={facts.map(({ title, text }) => title ?? text).join(" · ")}>
          {facts.map(({ text }) => isolated(text)).join(" · ")}
        </span>
        {time !== null && <span className={classes.ago}>{formatAgo(time, now)}</span>}
        {row.kind !== "space" && (
          <span className={classes.number}>
            <RowIcon name="downloads" /> {formatCount(row.downloads)}
          </span>
        )}
        <span className={classes.number}>
          <RowIcon name="likes" /> {formatCount(row.likes)}
        </span>
      </span>
    </>
  );
});

function marksOf(row: RepoSummary, isOnDisk: boolean): readonly RowIconName[] {
  const marks: RowIconName[] = [];
  if (row.isPrivate) marks.push("private");
  if (row.kind !== "space" && row.gated !== "no") marks.push("gated");
  if (row.kind === "model" && row.isServed) marks.push("runs now");
  if (isOnDisk) marks.push("on disk");
  return marks;
}

/** A text of any direction among others: it turns no neighbour round. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
