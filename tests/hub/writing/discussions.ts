/** Discussions and pull requests of a repo; they share one row of numbers. */
import { findCommit } from "#tests/hub/catalogue/find-commit.ts";
import type { Commit, Discussion, Repo } from "#tests/hub/catalogue/repo.ts";
import { seededHex } from "#tests/hub/content/random.ts";

type Opening = {
  readonly title: string;
  readonly message: string;
  readonly author: string;
  readonly isPullRequest: boolean;
  /** Where the pull request begins. Default: at main, as a draft. */
  readonly head?: Commit;
};

/** Opens a discussion, or a pull request with its ref. */
export function openDiscussion(repo: Repo, { title, message, author, isPullRequest, head }: Opening): Discussion {
  const { discussions, pullRequests } = repo.history();
  const num = Math.max(0, ...[...pullRequests.keys()].map(Number), ...discussions.map((known) => known.num)) + 1;
  const createdAt = new Date().toISOString();
  const status = isPullRequest && head === undefined ? "draft" : "open";
  const discussion: Discussion = { num, title, author, isPullRequest, createdAt, status, events: [] };
  discussions.push(discussion);
  if (message !== "") addEvent(discussion, { type: "comment", author, text: message });
  const start = head ?? findCommit(repo, "main");
  if (isPullRequest && start !== null) pullRequests.set(String(num), start);
  return discussion;
}

/** Adds what someone did or said. */
export function addEvent(
  discussion: Discussion,
  event: Omit<Discussion["events"][number], "id" | "date">,
): Discussion["events"][number] {
  const id = seededHex(`${discussion.createdAt} ${discussion.num} ${discussion.events.length}`, 24);
  const made = { id, date: new Date().toISOString(), ...event };
  discussion.events.push(made);
  return made;
}
