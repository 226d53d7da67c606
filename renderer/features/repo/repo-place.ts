/** Where one is inside a repo: the revision, the tab and, in Files, the folder and the file. A page keeps it in the address, a pane by itself. */

export const repoTabs = ["card", "files", "versions", "about"] as const;
export type RepoTab = (typeof repoTabs)[number];

export type RepoPlace = {
  readonly tab: RepoTab;
  /** A branch, tag, commit or pull request ref. */
  readonly revision: string;
  /** The folder shown in Files; empty for the top. */
  readonly path: string;
  /** The file whose content is shown in Files; empty for none. */
  readonly file: string;
  /** The names that Files looks for at first, as one types them there; empty for all. */
  readonly find: string;
};

/** Where every repo begins. */
export const firstPlace: RepoPlace = { tab: "card", revision: "main", path: "", file: "", find: "" };
