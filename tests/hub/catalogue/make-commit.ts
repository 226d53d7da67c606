/** One commit on top of another. The files that it does not touch keep the commit that wrote them. */
import type { Commit, RepoFile } from "#tests/hub/catalogue/repo.ts";
import type { Content } from "#tests/hub/content/content.ts";

/** What a commit does to a path: new bytes, or null to take the file away. */
export type FileChange = { readonly content: Content; readonly isLfs: boolean } | null;

/** The commit that makes these changes to its parent's files. */
export function makeCommit(head: Omit<Commit, "files">, changes: Iterable<readonly [string, FileChange]>): Commit {
  const { id, title, date, parent } = head;
  const lastCommit: RepoFile["lastCommit"] = { id, title, date };
  const files = new Map(parent?.files ?? []);
  for (const [path, change] of changes) {
    if (change === null) files.delete(path);
    else files.set(path, { path, ...change, lastCommit });
  }
  return { ...head, files };
}
