/** What other features put into a repo's page and pane. */
import type { RepoSlots } from "#renderer/features/repo/repo-slots.ts";
import { NoteViewed } from "#renderer/features/saved/NoteViewed.tsx";
import { StarButton } from "#renderer/features/saved/StarButton.tsx";

export const repoSlots: RepoSlots = {
  titleActions: (info) => (
    <>
      <StarButton info={info} />
      <NoteViewed info={info} />
    </>
  ),
};
