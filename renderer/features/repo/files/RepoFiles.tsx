/** The files of a repo at one commit: folder by folder, found by name, chosen for a download, or one of them opened. */
import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconFolderOff, IconSearch, IconSearchOff } from "@tabler/icons-react";
import { lazy, Suspense, useRef, useState } from "react";
import { FileList } from "#renderer/features/repo/files/FileList.tsx";
import { FolderTrail } from "#renderer/features/repo/files/FolderTrail.tsx";
import { parentOf } from "#renderer/features/repo/files/folder-trail.ts";
import classes from "#renderer/features/repo/files/RepoFiles.module.css";
import { SelectionBar } from "#renderer/features/repo/files/SelectionBar.tsx";
import { type SelectionTools, useFileSelection } from "#renderer/features/repo/files/use-file-selection.ts";
import { useFoundFiles } from "#renderer/features/repo/files/use-found-files.ts";
import { useRepoFiles } from "#renderer/features/repo/files/use-repo-files.ts";
import { PartProblem } from "#renderer/features/repo/PartProblem.tsx";
import { useRepoAccess } from "#renderer/features/repo/use-repo-access.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import type { FileEntry } from "#shared/contract/files.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { splitRepoId } from "#shared/model/repo-id.ts";

/** Readers of files are needed only once one is opened. */
const FilePreview = lazy(async () => ({
  default: (await import("#renderer/features/repo/preview/FilePreview.tsx")).FilePreview,
}));

type RepoFilesProps = {
  readonly info: RepoInfo;
  /** The folder; empty for the top. */
  readonly path: string;
  /** The file that is open; empty for none. */
  readonly file: string;
  /** What is looked for at first. */
  readonly find: string;
  readonly onPlace: (place: { readonly path: string; readonly file: string; readonly find?: string }) => void;
};

/** What is chosen, and what was looked for, belong to the commit. */
export function RepoFiles(props: RepoFilesProps) {
  return <CommitFiles key={`${props.info.commit} ${props.find}`} {...props} />;
}

function CommitFiles({ info, path, file, find, onPlace }: RepoFilesProps) {
  const [typed, setTyped] = useState(find);
  const selection = useFileSelection(info);
  const lastFile = useRef<string | null>(null);
  if (file !== "") {
    lastFile.current = file;
    return (
      <div className={classes.root}>
        <FolderTrail
          top={splitRepoId(info.repo.id).name}
          path={parentOf(file)}
          isInside
          onPath={(to) => onPlace({ path: to, file: "" })}
        />
        <Suspense fallback={<LoadingRows count={6} rowHeight={28} label="Opening the file" />}>
          <FilePreview
            info={info}
            path={file}
            onClose={() => onPlace({ path: typed === "" ? parentOf(file) : path, file: "" })}
          />
        </Suspense>
      </div>
    );
  }
  const parts: PartsProps = {
    info,
    selection,
    comingFrom: lastFile.current,
    onOpen: (entry) => onPlace(entry.type === "file" ? { path, file: entry.path } : { path: entry.path, file: "" }),
  };
  return (
    <div className={classes.root}>
      <div className={classes.top}>
        <FolderTrail
          top={splitRepoId(info.repo.id).name}
          path={path}
          onPath={(to) => {
            setTyped("");
            onPlace({ path: to, file: "", find: "" });
          }}
        />
        <TextInput
          className={classes.find}
          size="xs"
          aria-label="Find files in the whole repo"
          placeholder="Find files, or *.json"
          leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {typed.trim() === "" ? <FolderBody key={path} path={path} {...parts} /> : <FoundBody typed={typed} {...parts} />}
    </div>
  );
}

type PartsProps = {
  readonly info: RepoInfo;
  readonly selection: SelectionTools;
  readonly comingFrom: string | null;
  readonly onOpen: (entry: FileEntry) => void;
};

function FolderBody({ path, ...parts }: PartsProps & { readonly path: string }) {
  const { info } = parts;
  const query = useRepoFiles(info, path);
  if (query.data === undefined) {
    if (query.error === null) return <LoadingRows count={8} rowHeight={36} label="Loading files" />;
    return <PartProblem info={info} part="files" error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.entries.length === 0 && !query.hasNextPage) {
    return <EmptyState icon={IconFolderOff} title={path === "" ? "This repo has no files" : "This folder is empty"} />;
  }
  const more = {
    isThere: query.hasNextPage,
    isComing: query.isFetchingNextPage,
    error: query.error,
    fetch: () => void query.fetchNextPage(),
  };
  return <ListWithBar {...parts} entries={query.entries} isPathShown={false} more={more} />;
}

const noMore = { isThere: false, isComing: false, error: null, fetch: () => undefined };

function FoundBody({ typed, ...parts }: PartsProps & { readonly typed: string }) {
  const { info } = parts;
  const [calm] = useDebouncedValue(typed, 150);
  const found = useFoundFiles(info, calm);
  if (found.error !== null) {
    return <PartProblem info={info} part="files" error={found.error} onRetry={found.retry} />;
  }
  if (found.entries === undefined) {
    return (
      <LoadingRows count={6} rowHeight={36} label={`Looking through the repo, ${found.listedCount} files so far`} />
    );
  }
  const listed = `${found.entries.length.toLocaleString("en")} of ${found.listedCount.toLocaleString("en")} files`;
  return (
    <>
      <p className={classes.found} role="status">
        {listed}
        {found.isCut && ". The repo has more than were looked through; open a folder to see the rest."}
      </p>
      {found.entries.length === 0 ? (
        <EmptyState
          icon={IconSearchOff}
          title="No file fits"
          text="Words are looked for anywhere in the path; * stands for anything."
        />
      ) : (
        // Another search begins at the top again.
        <ListWithBar key={calm} {...parts} entries={found.entries} isPathShown more={noMore} />
      )}
    </>
  );
}

type ListWithBarProps = PartsProps & Pick<Parameters<typeof FileList>[0], "entries" | "isPathShown" | "more">;

function ListWithBar(props: ListWithBarProps) {
  const { info, selection } = props;
  const isRefused = useRepoAccess(info).data?.type === "refused" || info.isDisabled;
  return (
    <>
      <FileList {...props} isRefused={isRefused} />
      <SelectionBar info={info} isRefused={isRefused} selection={selection} />
    </>
  );
}
