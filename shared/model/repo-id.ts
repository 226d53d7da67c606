/**
 * Names of repos, revisions and files on the Hub, and the checks that every such name passes
 * before it becomes part of a URL or a path. Never touches the network or the disk.
 */

/** The repo kinds that Hubdeck knows. */
export const repoKinds = ["model", "dataset", "space"] as const;
export type RepoKind = (typeof repoKinds)[number];

/** One repo: its kind and its full id, `owner/name`. */
export type RepoRef = { readonly kind: RepoKind; readonly id: string };

const idPart = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?$/;

/**
 * Whether `id` is a full repo id, `owner/name`: ASCII letters, digits, `_ - .`, at most 96
 * characters, no `--` or `..`, not ending in `.git`, no part beginning or ending with `-` or `.`.
 * Source: huggingface_hub validate_repo_id.
 */
export function isRepoId(id: string): boolean {
  if (id.length > 96 || id.includes("--") || id.includes("..") || id.endsWith(".git")) return false;
  const parts = id.split("/");
  return parts.length === 2 && parts.every((part) => idPart.test(part));
}

/** The owner and the name of a full repo id; an id without `/` has an empty owner. */
export function splitRepoId(id: string): { readonly owner: string; readonly name: string } {
  const slash = id.indexOf("/");
  return { owner: id.slice(0, Math.max(slash, 0)), name: id.slice(slash + 1) };
}

/** The folder name of a repo in the Hub cache: `models--owner--name`. */
export function repoFolderName(repo: RepoRef): string {
  return `${repo.kind}s--${repo.id.replaceAll("/", "--")}`;
}

/** The path of a repo's web page below the endpoint: models have no prefix, the others do. */
export function repoWebPath(repo: RepoRef): string {
  return repo.kind === "model" ? `/${repo.id}` : `/${repo.kind}s/${repo.id}`;
}

/** The path of a repo below the endpoint's HTTP API: `/api/models/owner/name`. */
export function repoApiPath(repo: RepoRef): string {
  return `/api/${repo.kind}s/${repo.id}`;
}

/** A file path with each segment URL-encoded and the slashes kept. */
export function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

/** Whether `text` is a full commit id: 40 lower-case hex digits. */
export function isCommit(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

/** Whether `text` can name a revision (branch, tag, commit, `refs/pr/1`): no traversal, no control characters. */
export function isRevision(text: string): boolean {
  return (
    /^[A-Za-z0-9][\w./-]{0,254}$/.test(text) && !text.includes("..") && !text.endsWith("/") && !text.includes("//")
  );
}
