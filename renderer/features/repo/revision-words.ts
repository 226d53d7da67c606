/** What a revision is, from its text alone, and how it is called. */
import { isCommit } from "#shared/model/repo-id.ts";

export type RevisionKind = "name" | "pull-request" | "convert" | "commit";

export function revisionKind(revision: string): RevisionKind {
  if (/^refs\/pr\/\d+$/.test(revision)) return "pull-request";
  if (revision.startsWith("refs/convert/")) return "convert";
  return isCommit(revision) ? "commit" : "name";
}

/** `v1.0`, `pull request 3`, `parquet conversion`, `commit 9f2c1ab`. */
export function revisionName(revision: string): string {
  const last = revision.slice(revision.lastIndexOf("/") + 1);
  switch (revisionKind(revision)) {
    case "pull-request":
      return `pull request ${last}`;
    case "convert":
      return `${last} conversion`;
    case "commit":
      return `commit ${revision.slice(0, 7)}`;
    case "name":
      return revision;
  }
}

/** What to keep in mind while one looks at it; null where it is what everyone gets. */
export function revisionCaution(revision: string): string | null {
  switch (revisionKind(revision)) {
    case "pull-request":
      return "It is a proposal that nobody has accepted yet; anyone may have made it.";
    case "convert":
      return "The Hub made it from the repo's files.";
    case "commit":
      return "It stays as it is, whatever is committed later.";
    case "name":
      return null;
  }
}
