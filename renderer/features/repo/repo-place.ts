/** Where one is inside a repo: the tab and, in Files, the folder. */
export type RepoPlace = {
  readonly tab: "card" | "files";
  /** The folder shown in Files; empty for the top. */
  readonly path: string;
};
