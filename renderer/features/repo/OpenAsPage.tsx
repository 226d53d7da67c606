/** From the pane beside the list to the repo's own page. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowsMaximize } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type RepoRef, splitRepoId } from "#shared/model/repo-id.ts";

type OpenAsPageProps = { readonly repo: RepoRef };

export function OpenAsPage({ repo }: OpenAsPageProps) {
  return (
    <Tooltip label="Open as a page">
      <ActionIcon
        aria-label="Open as a page"
        renderRoot={(props) => (
          <Link to="/repo/$kind/$owner/$name" params={{ kind: repo.kind, ...splitRepoId(repo.id) }} {...props} />
        )}
      >
        <IconArrowsMaximize size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
