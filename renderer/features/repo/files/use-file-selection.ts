/** The files that are chosen in a repo's list. A folder is chosen with all that is below it, which has to be listed first. */
import { useCallback, useState } from "react";
import {
  type Chosen,
  choose,
  chosenOf,
  type FileSelection,
  nothingChosen,
} from "#renderer/features/repo/files/file-selection.ts";
import { listBelow } from "#renderer/features/repo/files/list-below.ts";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { FileEntry } from "#shared/contract/files.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

export type SelectionTools = {
  readonly files: FileSelection;
  readonly chosenOf: (entry: FileEntry) => Chosen;
  readonly choose: (entries: readonly FileEntry[], isChosen: boolean) => void;
  readonly clear: () => void;
  /** Whether a folder is being listed. */
  readonly isComing: boolean;
};

type State = { readonly files: FileSelection; readonly folders: ReadonlySet<string> };
const empty: State = { files: nothingChosen, folders: new Set() };

/** Belongs to one commit: give the component that uses it the commit as its key. */
export function useFileSelection(info: Pick<RepoInfo, "repo" | "commit">): SelectionTools {
  const [state, setState] = useState(empty);
  const [coming, setComing] = useState(0);
  const { repo, commit } = info;

  const chooseFolder = useCallback(
    async (path: string) => {
      setComing((count) => count + 1);
      try {
        const { files } = await listBelow({ repo, commit }, path, { signal: new AbortController().signal });
        setState((now) => ({
          files: choose(now.files, files, true),
          folders: new Set(now.folders).add(path),
        }));
      } catch (error) {
        showProblem(error);
      } finally {
        setComing((count) => count - 1);
      }
    },
    [repo, commit],
  );

  const chooseEntries = useCallback(
    (entries: readonly FileEntry[], isChosen: boolean) => {
      const files = entries.flatMap((entry) => (entry.type === "file" ? [entry] : []));
      const folders = entries.flatMap(({ type, path }) => (type === "folder" ? [path] : []));
      setState((now) => without({ ...now, files: choose(now.files, files, isChosen) }, isChosen ? [] : entries));
      if (isChosen) for (const path of folders) void chooseFolder(path);
    },
    [chooseFolder],
  );
  return {
    files: state.files,
    chosenOf: (entry) => chosenOf(state.files, entry, state.folders),
    choose: chooseEntries,
    clear: () => setState(empty),
    isComing: coming > 0,
  };
}

/** A folder that loses a file is no longer whole; one that is given up loses all its files. */
function without({ files, folders }: State, entries: readonly FileEntry[]): State {
  if (entries.length === 0) return { files, folders };
  const gone = entries.flatMap(({ type, path }) => (type === "folder" ? [`${path}/`] : []));
  const left =
    gone.length === 0 ? files : new Map([...files].filter(([path]) => !gone.some((lead) => path.startsWith(lead))));
  const whole = [...folders].filter((folder) =>
    entries.every(({ path }) => path !== folder && !path.startsWith(`${folder}/`) && !folder.startsWith(`${path}/`)),
  );
  return { files: left, folders: new Set(whole) };
}
