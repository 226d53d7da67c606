/** One repo as a page of its own: which tab, revision and folder is shown is in the address. */

import { useDocumentTitle } from "@mantine/hooks";
import { IconUnlink } from "@tabler/icons-react";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { RepoView } from "#renderer/features/repo/RepoView.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { Page } from "#renderer/ui/Page.tsx";
import { PageHead } from "#renderer/ui/PageHead.tsx";
import { isRepoId, type RepoKind, repoKinds } from "#shared/model/repo-id.ts";

export function RepoScreen() {
  const { kind: kindText, owner, name } = useParams({ from: "/repo/$kind/$owner/$name" });
  const { tab = "card", revision = "main", path = "" } = useSearch({ from: "/repo/$kind/$owner/$name" });
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
        revision={revision}
        variant="page"
        place={{ tab, path }}
        onPlace={(place) =>
          void navigate({
            search: (now) => ({
              ...now,
              tab: place.tab === "card" ? undefined : place.tab,
              path: place.path === "" ? undefined : place.path,
            }),
            resetScroll: false,
          })
        }
      />
    </Page>
  );
}
