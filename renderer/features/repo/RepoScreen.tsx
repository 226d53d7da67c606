/** One repo as a page of its own: which tab, revision and folder is shown is in the address. */

import { useDocumentTitle } from "@mantine/hooks";
import { IconUnlink } from "@tabler/icons-react";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { RepoView } from "#renderer/features/repo/RepoView.tsx";
import { firstPlace, type RepoPlace } from "#renderer/features/repo/repo-place.ts";
import type { RepoSlots } from "#renderer/features/repo/repo-slots.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { Page } from "#renderer/ui/Page.tsx";
import { PageHead } from "#renderer/ui/PageHead.tsx";
import { isRepoId, type RepoKind, repoKinds } from "#shared/model/repo-id.ts";

type RepoScreenProps = { readonly slots?: RepoSlots | undefined };

export function RepoScreen({ slots }: RepoScreenProps) {
  const { kind: kindText, owner, name } = useParams({ from: "/repo/$kind/$owner/$name" });
  const place: RepoPlace = { ...firstPlace, ...useSearch({ from: "/repo/$kind/$owner/$name" }) };
  const navigate = useNavigate({ from: "/repo/$kind/$owner/$name" });
  const kind = repoKinds.find((known): known is RepoKind => known === kindText);
  const id = `${owner}/${name}`;
  useDocumentTitle(`${id} · Hubdeck`);

  if (kind === undefined || !isRepoId(id)) {
    return (
      <Page>
        <PageHead title="No repo here" />
        <EmptyState
          icon={IconUnlink}
          title="This is not the address of a repo"
          text="It should name a kind, an owner and a repo."
        />
      </Page>
    );
  }
  return (
    <Page>
      <RepoView
        key={`${kind}/${id}`}
        repo={{ kind, id }}
        variant="page"
        place={place}
        onPlace={(next) => void navigate({ search: inAddress(next), resetScroll: false })}
        slots={slots}
      />
    </Page>
  );
}

/** What is as at the beginning is left out of the address. */
function inAddress(place: RepoPlace) {
  const { tab, revision, path, file, find } = firstPlace;
  return {
    tab: place.tab === tab ? undefined : place.tab,
    revision: place.revision === revision ? undefined : place.revision,
    path: place.path === path ? undefined : place.path,
    file: place.file === file ? undefined : place.file,
    find: place.find === find ? undefined : place.find,
  };
}
