/** Branches and tags: made, moved and deleted; and a branch's history squashed into one commit (reference section 4.2). */
import { z } from "zod";
import { samplePerson } from "#tests/hub/auth/tokens.ts";
import { findCommit } from "#tests/hub/catalogue/find-commit.ts";
import { makeCommit } from "#tests/hub/catalogue/make-commit.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import { seededHex } from "#tests/hub/content/random.ts";
import { findRepo, findRevision } from "#tests/hub/routes/find-repo.ts";
import { json, type Reply, refuse } from "#tests/hub/server/reply.ts";
import { type HubRequest, param, type Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";
import { jsonBody } from "#tests/hub/writing/json-body.ts";
import { requireWrite } from "#tests/hub/writing/require-write.ts";

const repoPath = "/api/:kind(models|datasets|spaces)/:owner/:name";
const done = json({ success: true });

export const refRoutes: readonly Route[] = [
  { method: "POST", pattern: `${repoPath}/branch/:branch`, handle: createBranch },
  { method: "DELETE", pattern: `${repoPath}/branch/:branch`, handle: deleteBranch },
  { method: "POST", pattern: `${repoPath}/tag/:revision`, handle: createTag },
  { method: "DELETE", pattern: `${repoPath}/tag/:tag`, handle: deleteTag },
  { method: "POST", pattern: `${repoPath}/super-squash/:branch`, handle: squash },
];

async function createBranch(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = writable(request, hub);
  const branch = nameOf(request, "branch");
  const schema = z.object({ startingPoint: z.string(), emptyBranch: z.boolean(), overwrite: z.boolean() }).partial();
  const { startingPoint, emptyBranch, overwrite } = await jsonBody(request, schema);
  const { branches } = repo.history();
  const isThere = branches.has(branch);
  if (isThere && overwrite !== true) refuse(409, `Reference refs/heads/${branch} already exists`);
  if (isThere && startingPoint === undefined && emptyBranch !== true) return done;
  if (emptyBranch === true) {
    const date = new Date().toISOString();
    const id = seededHex(`${repo.id} empty ${branch} ${date}`, 40);
    const author = samplePerson.name;
    branches.set(branch, makeCommit({ id, title: "initial commit", message: "", date, author, parent: null }, []));
    return done;
  }
  const start = startingPoint ?? "main";
  branches.set(branch, findCommit(repo, start) ?? refuse(404, `Invalid rev id: ${start}`, "RevisionNotFound"));
  return done;
}

function deleteBranch(request: HubRequest, hub: StandIn): Reply {
  const repo = writable(request, hub);
  const branch = param(request, "branch");
  if (branch === "main") refuse(403, "Cannot delete refs/heads/main");
  if (!repo.history().branches.delete(branch)) refuse(404, `Invalid rev id: ${branch}`, "RevisionNotFound");
  return done;
}

async function createTag(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = writable(request, hub);
  const commit = findRevision(request, repo);
  const { tag } = await jsonBody(request, z.object({ tag: z.string(), message: z.string().optional() }));
  const { tags } = repo.history();
  if (!isRefName(tag)) refuse(400, "Invalid reference for a tag");
  if (tags.has(tag)) refuse(409, `Reference refs/tags/${tag} already exists`);
  tags.set(tag, commit);
  return done;
}

function deleteTag(request: HubRequest, hub: StandIn): Reply {
  const repo = writable(request, hub);
  const tag = param(request, "tag");
  if (!repo.history().tags.delete(tag)) refuse(404, `Invalid rev id: ${tag}`, "RevisionNotFound");
  return done;
}

async function squash(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = writable(request, hub);
  const branch = param(request, "branch");
  const schema = z.object({ message: z.string().nullable().optional() });
  const title = (await jsonBody(request, schema)).message ?? "Super-squash branch";
  const { branches } = repo.history();
  const head = branches.get(branch) ?? refuse(404, `Invalid rev id: ${branch}`, "RevisionNotFound");
  const date = new Date().toISOString();
  const id = seededHex(`${head.id} squashed ${date}`, 40);
  const author = samplePerson.name;
  const made = makeCommit({ id, title, message: "", date, author, parent: null }, head.files);
  branches.set(branch, made);
  return json({ commitId: made.id });
}

function writable(request: HubRequest, hub: StandIn): Repo {
  const repo = findRepo(request, hub);
  requireWrite(request.caller, repo);
  return repo;
}

function nameOf(request: HubRequest, parameter: string): string {
  const name = param(request, parameter);
  return isRefName(name) ? name : refuse(400, "Invalid reference for a branch");
}

/** What git takes for a name, and no name that could be taken for another ref or a commit. */
function isRefName(name: string): boolean {
  const isOdd = /[\s~^:?*[\\\p{Cc}]|\.\.|@\{|\/\/|^[./-]|[./]$|\.lock$/u.test(name);
  return name !== "" && !isOdd && !/^(?:refs\/|HEAD$|[0-9a-f]{40}$)/.test(name);
}
