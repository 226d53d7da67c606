/** The files of a repo at one commit, folder by folder. */
import { IconFolderOff } from "@tabler/icons-react";
import { FileList } from "#renderer/features/repo/files/FileList.tsx";
import { FolderTrail } from "#renderer/features/repo/files/FolderTrail.tsx";
import classes from "#renderer/features/repo/files/RepoFiles.module.css";
import { useRepoFiles } from "#renderer/features/repo/files/use-repo-files.ts";
import { PartProblem } from "#renderer/features/repo/PartProblem.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { splitRepoId } from "#shared/model/repo-id.ts";

type RepoFilesProps = {
  readonly info: RepoInfo;
  /** The folder; empty for the top. */
  readonly path: string;
  readonly onPath: (path: string) => void;
};

export function RepoFiles({ info, path, onPath }: RepoFilesProps) {
  return (
    <div className={classes.root}>
      <FolderTrail top={splitRepoId(info.repo.id).name} path={path} onPath={onPath} />
      <FolderBody key={path} info={info} path={path} onPath={onPath} />
    </div>
  );
}

function FolderBody({ info, path, onPath }: RepoFilesProps) {
  const query = useRepoFiles(info, path);
  if (query.data === undefined) {
    if (query.error === null) return <LoadingRows count={8} rowHeight={36} label="Loading files" />;
    return <PartProblem info={info} part="files" error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.entries.length === 0 && !query.hasNextPage) {
    return <EmptyState icon={IconFolderOff} title={path === "" ? "This repo has no files" : "This folder is empty"} />;
  }
  return (
    <FileList
      info={info}
      entries={query.entries}
      onPath={onPath}
      more={{
        isThere: query.hasNextPage,
        isComing: query.isFetchingNextPage,
        error: query.error,
        fetch: () => void query.fetchNextPage(),
      }}
    />
  );
}
