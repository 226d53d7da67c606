/** A file of a repo, shown in place of the list: what it is, what of it was fetched, and each way to look at it. */
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconFileOff } from "@tabler/icons-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { DownloadFileButton } from "#renderer/features/repo/files/DownloadFileButton.tsx";
import { baseName } from "#renderer/features/repo/files/folder-trail.ts";
import { ScanReport } from "#renderer/features/repo/files/ScanReport.tsx";
import { OpenOnHub } from "#renderer/features/repo/OpenOnHub.tsx";
import { PartProblem } from "#renderer/features/repo/PartProblem.tsx";
import classes from "#renderer/features/repo/preview/FilePreview.module.css";
import { PreviewBody } from "#renderer/features/repo/preview/PreviewBody.tsx";
import { type FileFacts, useFileFacts } from "#renderer/features/repo/preview/use-file-facts.ts";
import { formatDay } from "#renderer/text/date-words.ts";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { Mono } from "#renderer/ui/Mono.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { formatBytes } from "#shared/model/bytes.ts";
import { encodePath } from "#shared/model/repo-id.ts";

type FilePreviewProps = { readonly info: RepoInfo; readonly path: string; readonly onClose: () => void };

export function FilePreview({ info, path, onClose }: FilePreviewProps) {
  const root = useRef<HTMLElement>(null);
  const facts = useFileFacts(info, path);
  useFocusOnOpen(root);
  const name = baseName(path);
  return (
    <section
      className={classes.root}
      aria-label={`File ${name}`}
      ref={root}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className={classes.head}>
        <Tooltip label="Back to the files (Esc)">
          <ActionIcon aria-label="Back to the files" onClick={onClose}>
            <IconArrowLeft size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <h2 className={classes.name} title={path}>
          <bdi>{name}</bdi>
        </h2>
        <span className={classes.actions}>
          <CopyButton value={path} label="Copy path" />
          <OpenOnHub url={`${info.pageUrl}/blob/${encodeURIComponent(info.revision)}/${encodePath(path)}`} />
          <DownloadFileButton info={info} path={path} />
        </span>
      </header>
      {facts.data === undefined ? (
        facts.error === null ? (
          <LoadingRows count={6} rowHeight={28} label="Opening the file" />
        ) : (
          <PartProblem info={info} part="file" error={facts.error} onRetry={() => void facts.refetch()} />
        )
      ) : facts.data === null ? (
        <EmptyState
          icon={IconFileOff}
          title="There is no such file here"
          text={`This revision of ${info.repo.id} has no file of this name.`}
          action={
            <Button variant="default" onClick={onClose}>
              Show the files
            </Button>
          }
        />
      ) : (
        <KnownFile key={path} info={info} path={path} facts={facts.data} />
      )}
    </section>
  );
}

function KnownFile({
  info,
  path,
  facts,
}: {
  readonly info: RepoInfo;
  readonly path: string;
  readonly facts: FileFacts;
}) {
  const [attempt, setAttempt] = useState(0);
  const { sizeBytes, lastCommit, scan } = facts;
  return (
    <>
      <p className={classes.facts}>
        <span className="tabular">{formatBytes(sizeBytes)}</span>
        {facts.isLfs && <span title="Stored outside git, checked by its sha256">LFS</span>}
        {lastCommit !== null && (
          <span className={classes.commit} title={`Last changed by commit ${lastCommit.id}`}>
            <bdi>{lastCommit.title}</bdi> <Mono>{lastCommit.id.slice(0, 7)}</Mono>
            {lastCommit.date === null ? "" : `, ${formatDay(lastCommit.date)}`}
          </span>
        )}
      </p>
      <ScanReport scan={scan} />
      <PreviewBody
        info={info}
        path={path}
        sizeBytes={sizeBytes}
        attempt={attempt}
        onRetry={() => setAttempt((count) => count + 1)}
      />
    </>
  );
}

/** Whoever opened the file by a key goes on from there; one who came by an address keeps the focus where it is. */
function useFocusOnOpen(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    // The row that had the focus has gone, so that it is on nothing now.
    if (document.activeElement === document.body) root.current?.focus({ preventScroll: true });
  }, [root]);
}
