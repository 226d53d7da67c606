/** Chooses a folder on this computer. The core lists folders by ids; the page never makes up a path. */
import { Button, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { FolderList } from "#renderer/ui/folder/FolderList.tsx";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { Mono } from "#renderer/ui/Mono.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import type { Problem } from "#shared/model/problem.ts";
import classes from "./FolderDialog.module.css";

type FolderDialogProps = {
  /** What the folder is for: `Choose the cache folder`. */
  readonly title: string;
  readonly onClose: () => void;
  readonly onChoose: (folderId: string) => void;
  readonly isChoosing: boolean;
  /** Why the last choice could not be kept. */
  readonly problem: Problem | null;
  /** The folder is only read: one that Hubdeck may not write in will do. */
  readonly isForReading?: boolean | undefined;
};

export function FolderDialog({
  title,
  onClose,
  onChoose,
  isChoosing,
  problem,
  isForReading = false,
}: FolderDialogProps) {
  const [folderId, setFolderId] = useState<string | null>(null);
  const listing = useQuery(
    orpc.settings.listFolders.queryOptions({ input: { folderId }, staleTime: 0, placeholderData: (before) => before }),
  );
  const { data } = listing;
  const willDo = data !== undefined && (isForReading || data.folder.isWritable);
  return (
    <Modal opened onClose={onClose} title={title} size={520}>
      <p className={classes.path}>{data === undefined ? "\u00a0" : <Mono wraps>{data.folder.path}</Mono>}</p>
      <div className={classes.list}>
        {listing.isError ? (
          <div className={classes.failed}>
            <ProblemLine problem={problemOf(listing.error)} onRetry={() => void listing.refetch()} />
          </div>
        ) : data === undefined ? (
          <LoadingRows count={6} rowHeight={32} label="Loading folders" />
        ) : (
          <FolderList listing={data} onOpen={setFolderId} key={data.folder.id} />
        )}
      </div>
      {problem !== null && <ProblemLine problem={problem} />}
      <div className={classes.foot}>
        <p className={classes.hint}>{data !== undefined && !willDo && "Hubdeck may not write in this folder."}</p>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="filled"
          disabled={!willDo || listing.isPlaceholderData || listing.isError}
          loading={isChoosing}
          onClick={() => {
            if (data !== undefined) onChoose(data.folder.id);
          }}
        >
          Use this folder
        </Button>
      </div>
    </Modal>
  );
}
