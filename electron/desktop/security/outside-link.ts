/** Links that reach the app from outside: `hubdeck://` from a browser or a mail, a page of huggingface.co on the command line. Anybody can write one. */
import { isRepoId, isRevision, splitRepoId } from "#shared/model/repo-id.ts";

/** A place of the app that a link may lead to: the page of a model, and nothing else. */
export type LinkedPlace = {
  readonly repoId: string;
  /** The address inside the page, from `/` on; built from checked parts alone. */
  readonly path: string;
};

/** Pages of the Hub whose first segment is no owner. */
const notOwners: ReadonlySet<string> = new Set([
  ...["api", "blog", "chat", "collections", "datasets", "docs", "enterprise", "join", "learn", "login", "models"],
  ...["new", "oauth", "organizations", "papers", "posts", "pricing", "search", "settings", "spaces", "tasks"],
]);

/**
 * Where a link leads: `hubdeck://model/owner/name`, with `?revision=` if wanted, or `https://huggingface.co/owner/name`, with `/tree/revision`.
 * Null for everything else: other schemes and hosts, credentials, ports, names that are no repo's, more than 512 characters.
 */
export function placeOfLink(link: string): LinkedPlace | null {
  const url = link.length <= 512 && /^[!-~]+$/.test(link) ? URL.parse(link) : null;
  if (url === null || url.username !== "" || url.password !== "" || url.port !== "") return null;
  const [first = "", second = "", ...rest] = url.pathname.split("/").filter((part) => part !== "");
  const repoId = `${first}/${second}`;
  if (url.protocol === "hubdeck:") {
    return url.hostname === "model" && rest.length === 0 ? placeOf(repoId, url.searchParams.get("revision")) : null;
  }
  if (url.protocol !== "https:" || url.hostname !== "huggingface.co" || notOwners.has(first)) return null;
  const [view, ...revision] = rest;
  if (view !== undefined && view !== "tree") return null;
  return placeOf(repoId, revision.length === 0 ? null : revision.join("/"));
}

/** The first argument that is a link of ours; null when there is none. `argv` begins with the program. */
export function linkInArguments(argv: readonly string[]): string | null {
  return argv.slice(1).find((argument) => placeOfLink(argument) !== null) ?? null;
}

function placeOf(repoId: string, revision: string | null): LinkedPlace | null {
  if (!isRepoId(repoId) || (revision !== null && !isRevision(revision))) return null;
  const { owner, name } = splitRepoId(repoId);
  const search = revision === null ? "" : `?${new URLSearchParams({ revision })}`;
  return { repoId, path: `/repo/model/${owner}/${name}${search}` };
}
