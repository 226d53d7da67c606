/** What other features put into a repo's page; renderer/app fills it in, so that features do not know each other. */
import type { ReactNode } from "react";
import type { RepoInfo } from "#shared/contract/hub.ts";

export type RepoSlots = {
  /** Beside the id in the head: small buttons about the repo as a whole. */
  readonly titleActions?: (info: RepoInfo) => ReactNode;
};
