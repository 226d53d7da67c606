/** A repo's page, with what other features put into it. */
import { repoSlots } from "#renderer/app/repo-slots.tsx";
import { RepoScreen } from "#renderer/features/repo/RepoScreen.tsx";

export function RepoPlace() {
  return <RepoScreen slots={repoSlots} />;
}
