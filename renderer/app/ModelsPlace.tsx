/** The models list with a repo's detail beside it: two features that meet only here. */
import { repoSlots } from "#renderer/app/repo-slots.tsx";
import { ModelsScreen } from "#renderer/features/models/ModelsScreen.tsx";
import { RepoDetail } from "#renderer/features/repo/RepoDetail.tsx";

export function ModelsPlace() {
  return (
    <ModelsScreen
      renderDetail={(id) => <RepoDetail repo={{ kind: "model", id }} slots={repoSlots} key={`model/${id}`} />}
    />
  );
}
