/** From the text of a revision to a commit: branch, tag, `refs/pr/1`, `HEAD`, a full or a short commit id. */
import type { Commit, Repo } from "#tests/hub/catalogue/repo.ts";

/** The last commit of main. */
export function headOf(repo: Repo): Commit {
  const head = repo.history().branches.get("main");
  if (head === undefined) throw new Error(`${repo.id} has no branch main`);
  return head;
}

/** The commit that `revision` stands for, or null. */
export function findCommit(repo: Repo, revision: string): Commit | null {
  const { branches, tags, pullRequests } = repo.history();
  const name = revision === "HEAD" ? "main" : revision;
  const pullRequest = /^refs\/pr\/(\d+)$/.exec(name)?.[1];
  if (pullRequest !== undefined) return pullRequests.get(pullRequest) ?? null;
  const named = branches.get(name.replace(/^refs\/heads\//, "")) ?? tags.get(name.replace(/^refs\/tags\//, ""));
  if (named !== undefined) return named;
  if (!/^[0-9a-f]{7,40}$/.test(name)) return null;
  for (const head of [...branches.values(), ...tags.values(), ...pullRequests.values()]) {
    for (let commit: Commit | null = head; commit !== null; commit = commit.parent) {
      if (commit.id.startsWith(name)) return commit;
    }
  }
  return null;
}
