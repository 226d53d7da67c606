/** The models list with a repo's detail beside it: two features that meet only here. */
import { ModelsScreen } from "#renderer/features/models/ModelsScreen.tsx";
import { RepoDetail } from "#renderer/features/repo/RepoDetail.tsx";

export function ModelsPlace() {
  return <ModelsScreen renderDetail={(repoId) => <RepoDetail repoId={repoId} key={repoId} />} />;
}
