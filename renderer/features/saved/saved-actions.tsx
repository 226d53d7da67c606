/** What one can do with what is kept. A removal is taken back in a toast, a failure is said in one. */
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { api } from "#renderer/api/client.ts";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { SavedEntry } from "#shared/contract/saved.ts";
import type { RepoRef } from "#shared/model/repo-id.ts";

type SavedRepo = { readonly repo: RepoRef; readonly isPrivate: boolean };

export function addFavourite({ repo, isPrivate }: SavedRepo): void {
  api.saved.addFavourite({ repo, isPrivate }).catch(showProblem);
}

/** Takes entries off; `words` says what went. */
export function removeEntries(entries: readonly SavedEntry[], words: string): void {
  const ids = entries.map(({ id }) => id);
  if (ids.length > 0) api.saved.remove({ ids }).then(({ undoId }) => offerUndo(undoId, words), showProblem);
}

export function clearRecents(): void {
  api.saved.clearRecents().then(({ undoId }) => offerUndo(undoId, "Cleared what was viewed"), showProblem);
}

function offerUndo(undoId: string, title: string): void {
  const undo = () => {
    notifications.hide(undoId);
    api.saved.undo({ undoId }).catch(showProblem);
  };
  notifications.show({
    id: undoId,
    autoClose: 10_000,
    title,
    message: (
      <Button size="xs" mt={6} onClick={undo}>
        Undo
      </Button>
    ),
  });
}
