/** The lists with a repo's detail beside them: two features that meet only here. */
import { repoSlots } from "#renderer/app/repo-slots.tsx";
import { BrowseScreen } from "#renderer/features/browse/BrowseScreen.tsx";
import type { BrowseSlots } from "#renderer/features/browse/browse-slots.ts";
import { CompareRow } from "#renderer/features/compare/CompareRow.tsx";
import { RepoDetail } from "#renderer/features/repo/RepoDetail.tsx";
import { SaveSearch } from "#renderer/features/saved/SaveSearch.tsx";
import { StarRow } from "#renderer/features/saved/StarRow.tsx";
import type { RepoRef } from "#shared/model/repo-id.ts";

/** What other features put into the lists. */
const browseSlots: BrowseSlots = {
  rowActions: ({ kind, id, isPrivate }) => (
    <>
      {kind === "model" && <CompareRow id={id} />}
      <StarRow repo={{ kind, id }} isPrivate={isPrivate} />
    </>
  ),
  listActions: (kind, query) => <SaveSearch kind={kind} query={query} />,
};

const detail = (repo: RepoRef) => <RepoDetail repo={repo} slots={repoSlots} key={`${repo.kind}/${repo.id}`} />;

export function ModelsPlace() {
  return <BrowseScreen key="model" kind="model" renderDetail={detail} slots={browseSlots} />;
}

export function DatasetsPlace() {
  return <BrowseScreen key="dataset" kind="dataset" renderDetail={detail} slots={browseSlots} />;
}

export function SpacesPlace() {
  return <BrowseScreen key="space" kind="space" renderDetail={detail} slots={browseSlots} />;
}
