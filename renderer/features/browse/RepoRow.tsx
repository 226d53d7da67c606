/** One repo in a list, 52 px: what it is, how large, under which licence, how fresh, how much used. The whole row is one link. */
import { IconBolt, IconDeviceFloppy, IconDownload, IconEyeOff, IconHeart, IconLock } from "@tabler/icons-react";
import { memo } from "react";
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

const icon = { size: 15, stroke: 1.5, role: "img" } as const;

export const RepoRow = memo(function RepoRow({ row, isOnDisk, now, isByAge }: RepoRowProps) {
  const time = isByAge ? row.createdAt : row.lastModified;
  return (
    <>
      <span className={classes.line}>
        {row.kind === "space" && row.emoji !== null && (
          <span className={classes.emoji} aria-hidden>
            {row.emoji}
          </span>
        )}
        <RepoName id={row.id} />
        <span className={classes.marks}>
          {row.isPrivate && <IconEyeOff {...icon} aria-label="private" />}
          {row.kind !== "space" && row.gated !== "no" && (
            <IconLock {...icon} className={classes.gated} aria-label="gated" />
          )}
          {row.kind === "model" && row.isServed && (
            <IconBolt {...icon} className={classes.served} aria-label="runs now" />
          )}
          {isOnDisk && <IconDeviceFloppy {...icon} className={classes.disk} aria-label="on disk" />}
        </span>
      </span>
      <span className={classes.facts}>
        <bdi className={classes.what}>
          {factsOf(row).map(({ text, title }, index) => (
            <span key={text} title={title}>
              {index > 0 && " · "}
              <bdi>{text}</bdi>
            </span>
          ))}
        </bdi>
        <span className={classes.numbers}>
          {time !== null && (
            <span className={classes.ago} title={isByAge ? "created" : "updated"}>
              {formatAgo(time, now)}
            </span>
          )}
          {row.kind !== "space" && (
            <span>
              <IconDownload size={13} stroke={1.5} role="img" aria-label="downloads" /> {formatCount(row.downloads)}
            </span>
          )}
          <span>
            <IconHeart size={13} stroke={1.5} role="img" aria-label="likes" /> {formatCount(row.likes)}
          </span>
        </span>
      </span>
    </>
  );
});
