/** One commit: what it says it does, who made it and when, and its id to copy. Its words are text only, whoever wrote them. */
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import type { RowWalk } from "#renderer/ui/use-row-walk.ts";
import type { CommitEntry } from "#shared/contract/versions.ts";
import { formatAgo } from "#shared/model/ago.ts";
import classes from "./CommitList.module.css";

type CommitRowProps = {
  readonly commit: CommitEntry;
  /** Whether card and files are of this commit now. */
  readonly isShown: boolean;
  readonly now: number;
  readonly onChoose: () => void;
  readonly rowProps: ReturnType<RowWalk["rowProps"]>;
};

const dateFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

export function CommitRow({ commit, isShown, now, onChoose, rowProps }: CommitRowProps) {
  const { id, title, message, authors, date } = commit;
  const short = id.slice(0, 7);
  return (
    <div className={classes.row} data-shown={isShown || undefined}>
      <button
        type="button"
        className={classes.main}
        aria-current={isShown ? "true" : undefined}
        onClick={onChoose}
        {...rowProps}
      >
        <bdi className={classes.title}>{title === "" ? "No title" : title}</bdi>
        <span className={classes.facts}>
          <bdi className={classes.authors}>{authors.join(", ")}</bdi>
          {date !== null && (
            <time dateTime={new Date(date).toISOString()} title={dateFormat.format(date)}>
              {formatAgo(date, now)}
            </time>
          )}
          {isShown && <span className={classes.shown}>on screen</span>}
        </span>
      </button>
      <span className={classes.id}>
        {short}
        <CopyButton value={id} label={`Copy commit id ${short}`} tabIndex={rowProps.tabIndex} />
      </span>
      {isShown && message.trim() !== "" && <bdi className={classes.message}>{message.trim()}</bdi>}
    </div>
  );
}
