/** What other features put into a repo's page and pane. */
import type { RepoSlots } from "#renderer/features/repo/repo-slots.ts";

export const repoSlots: RepoSlots = {};
