/** What other features put into a list; renderer/app fills it in, so that features do not know each other. */
import type { ReactNode } from "react";
import type { RepoKind, RepoRef } from "#shared/model/repo-id.ts";

export type BrowseSlots = {
  /** Small buttons of a row, seen while one points at it or has the focus in it. */
  readonly rowActions?: ((repo: RepoRef & { readonly isPrivate: boolean }) => ReactNode) | undefined;
  /** Small buttons above the list; `query` is what its address has after the `?`, without the selected repo. */
  readonly listActions?: ((kind: RepoKind, query: string) => ReactNode) | undefined;
};
