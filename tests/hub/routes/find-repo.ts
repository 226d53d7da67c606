/** From a route's parameters to the repo, the commit and the file they name, or the refusal that the Hub gives. */
import type { RepoKind } from "#shared/model/repo-id.ts";
import { isVisible, requireUnrestricted } from "#tests/hub/auth/access.ts";
import { findCommit } from "#tests/hub/catalogue/find-commit.ts";
import type { Commit, Repo, RepoFile } from "#tests/hub/catalogue/repo.ts";
import { Refusal, refuse, refuseAnonymous } from "#tests/hub/server/reply.ts";
import { type HubRequest, param } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

/** The repo that `:kind` (default models), `:owner` and `:name` stand for. An old name or another spelling is a 307. */
export function findRepo(request: HubRequest, hub: StandIn): Repo {
  const kind = kindOf(request.params["kind"]);
  const id = `${param(request, "owner")}/${param(request, "name")}`;
  const repo = hub.catalogue.find(kind, id);
  requireUnrestricted(request.caller, param(request, "owner"));
  if (repo !== null && isVisible(request.caller, repo)) return repo;
  const canonical = repo === null ? hub.catalogue.canonical(kind, id) : null;
  if (canonical !== null) {
    const location = request.url.pathname.replace(id, canonical) + request.url.search;
    const body = `Temporary Redirect. Redirecting to ${location}`;
    throw new Refusal({
      status: 307,
      headers: { Location: location, "Content-Type": "text/plain; charset=utf-8" },
      body,
    });
  }
  if (request.caller.type !== "token") refuseAnonymous();
  return refuse(404, "Repository not found", "RepoNotFound");
}

/** The commit that `:revision` stands for; HEAD without one. */
export function findRevision(request: HubRequest, repo: Repo): Commit {
  const revision = request.params["revision"] ?? "HEAD";
  return findCommit(repo, revision) ?? refuse(404, `Invalid rev id: ${revision}`, "RevisionNotFound");
}

/** The file at `*path`. */
export function findFile(request: HubRequest, commit: Commit): RepoFile {
  return commit.files.get(param(request, "path")) ?? refuseEntry(commit);
}

/** Ends the route: no such file or folder in this commit. */
export function refuseEntry(commit: Commit): never {
  return refuse(404, "Entry not found", "EntryNotFound", { "X-Repo-Commit": commit.id });
}

/** The kind that a path names; without one it is a model. */
export function kindOf(prefix: string | undefined): RepoKind {
  if (prefix === "datasets") return "dataset";
  return prefix === "spaces" ? "space" : "model";
}
