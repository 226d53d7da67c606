/** A file or folder in the list: chosen or not, its name, what the Hub knows of it, its size, and its download. */
import { IconFile, IconFolder } from "@tabler/icons-react";
import { memo } from "react";
import { ChooseBox } from "#renderer/features/repo/files/ChooseBox.tsx";
import { FileButton } from "#renderer/features/repo/files/DownloadFileButton.tsx";
import type { Chosen } from "#renderer/features/repo/files/file-selection.ts";
import { baseName } from "#renderer/features/repo/files/folder-trail.ts";
import classes from "#renderer/features/repo/files/RepoFiles.module.css";
import { ScanMark } from "#renderer/features/repo/files/ScanMark.tsx";
import { formatDay } from "#renderer/text/date-words.ts";
import type { RowWalk } from "#renderer/ui/use-row-walk.ts";
import type { Job } from "#shared/contract/downloads.ts";
import type { FileDetails, FileEntry } from "#shared/contract/files.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { formatBytes } from "#shared/model/bytes.ts";

type EntryRowProps = {
  readonly info: RepoInfo;
  readonly isRefused: boolean;
  readonly entry: FileEntry;
  /** Shows the whole path: where files of many folders stand together. */
  readonly isPathShown: boolean;
  readonly details: FileDetails | undefined;
  readonly job: Job | null;
  readonly chosen: Chosen;
  readonly rowProps: ReturnType<RowWalk["rowProps"]>;
  readonly onOpen: () => void;
  /** With `isRange` for a click with Shift: all from the last one on. */
  readonly onChoose: (isChosen: boolean, isRange: boolean) => void;
};

/** Drawn anew only when something in it changes: many rows pass by while one scrolls. */
export const EntryRow = memo(
  function EntryRow({
    info,
    isRefused,
    entry,
    isPathShown,
    details,
    job,
    chosen,
    rowProps,
    onOpen,
    onChoose,
  }: EntryRowProps) {
    const name = baseName(entry.path);
    const isFile = entry.type === "file";
    const EntryIcon = isFile ? IconFile : IconFolder;
    const commit = details?.lastCommit ?? null;
    const { tabIndex } = rowProps;
    return (
      <div className={classes.entry} data-type={entry.type} data-chosen={chosen !== "none"}>
        <ChooseBox chosen={chosen} label={`Choose ${name}`} tabIndex={tabIndex} onChoose={onChoose} />
        <button type="button" className={classes.open} onClick={onOpen} title={entry.path} {...rowProps}>
          <EntryIcon className={classes.icon} size={16} stroke={1.5} aria-hidden />
          <span className={classes.name}>
            <bdi>{isPathShown ? entry.path : name}</bdi>
          </span>
          {isFile && entry.isLfs && (
            <span className={classes.lfs} title="Stored outside git, checked by its sha256">
              LFS
            </span>
          )}
        </button>
        <span className={classes.commit} title={commit?.title}>
          <bdi>{commit?.title}</bdi>
        </span>
        <span className={classes.date}>{commit === null || commit.date === null ? "" : formatDay(commit.date)}</span>
        <span className={classes.scan} data-status={details?.scan?.status}>
          {details?.scan ? <ScanMark status={details.scan.status} /> : null}
        </span>
        <span className={classes.size}>{isFile ? formatBytes(entry.sizeBytes) : ""}</span>
        <span className={classes.action}>
          {isFile && <FileButton info={info} isRefused={isRefused} path={entry.path} job={job} tabIndex={tabIndex} />}
        </span>
      </div>
    );
  },
  (before, after) =>
    before.info === after.info &&
    before.entry === after.entry &&
    before.details === after.details &&
    before.job === after.job &&
    before.chosen === after.chosen &&
    before.isRefused === after.isRefused &&
    before.isPathShown === after.isPathShown &&
    before.rowProps.tabIndex === after.rowProps.tabIndex &&
    before.rowProps["data-row"] === after.rowProps["data-row"],
);
