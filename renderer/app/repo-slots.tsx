/** What other features put into a repo's page and pane. */
import { CompareButton } from "#renderer/features/compare/CompareButton.tsx";
import type { RepoSlots } from "#renderer/features/repo/repo-slots.ts";
import { NoteViewed } from "#renderer/features/saved/NoteViewed.tsx";
import { StarButton } from "#renderer/features/saved/StarButton.tsx";

export const repoSlots: RepoSlots = {
  titleActions: (info) => (
    <>
      <StarButton info={info} />
      {info.repo.kind === "model" && <CompareButton id={info.repo.id} />}
      <NoteViewed info={info} />
    </>
  ),
};
