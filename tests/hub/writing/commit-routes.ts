/** Commits: onto a branch, onto a pull request, or as a new pull request (reference section 7.2). */
import { repoWebPath } from "#shared/model/repo-id.ts";
import { samplePerson } from "#tests/hub/auth/tokens.ts";
import { describeFile } from "#tests/hub/catalogue/describe-file.ts";
import { findCommit } from "#tests/hub/catalogue/find-commit.ts";
import { type FileChange, makeCommit } from "#tests/hub/catalogue/make-commit.ts";
import type { Commit, Repo } from "#tests/hub/catalogue/repo.ts";
import { seededHex } from "#tests/hub/content/random.ts";
import { findRepo } from "#tests/hub/routes/find-repo.ts";
import { failure, json, Refusal, type Reply, refuse } from "#tests/hub/server/reply.ts";
import type { HubRequest, Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";
import { checkCard, factsOf } from "#tests/hub/writing/card-facts.ts";
import { openDiscussion } from "#tests/hub/writing/discussions.ts";
import { asksForPullRequest, findTarget, opensPullRequest } from "#tests/hub/writing/find-target.ts";
import { type Operation, type ParsedCommit, parseCommit } from "#tests/hub/writing/parse-commit.ts";
import { requireCommit } from "#tests/hub/writing/require-write.ts";

const bodyBytesMax = 200_000_000;

export const commitRoutes: readonly Route[] = [
  {
    method: "POST",
    pattern: "/api/:kind(models|datasets|spaces)/:owner/:name/commit/:revision",
    handle: commit,
  },
];

/** What an operation does once its bytes are at hand and hashed. */
type Ready =
  | { readonly type: "put"; readonly path: string; readonly change: FileChange; readonly blobName: string }
  | Extract<Operation, { readonly type: "delete" }>;

async function commit(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = findRepo(request, hub);
  requireCommit(request.caller, repo, asksForPullRequest(request));
  const author = samplePerson.name;
  findTarget(request, repo);
  const parsed = parseCommit((await request.body(bodyBytesMax)).toString("utf8"));
  const ready = await Promise.all(parsed.operations.map((operation) => makeReady(operation, repo, hub)));

  // From here on nothing waits, so that two commits at once come one after the other.
  const target = findTarget(request, repo);
  const parent = parentOf(request, parsed, target.head, repo, hub);
  const made = commitOn(parent, parsed, ready, author);
  let pullRequestUrl: string | null = null;
  if (opensPullRequest(request)) {
    const { num } = openDiscussion(repo, { ...parsed, author, isPullRequest: true, head: made });
    pullRequestUrl = `${hub.urls.hub}${repoWebPath(repo)}/discussions/${num}`;
  } else {
    target.heads.set(target.name, made);
    const now = hub.catalogue.find(repo.kind, repo.id) ?? repo;
    if (target.name === "main" && target.heads === repo.history().branches)
      hub.catalogue.change(now, factsOf(now, made));
  }
  return json({
    success: true,
    commitOid: made.id,
    commitUrl: `${hub.urls.hub}${repoWebPath(repo)}/commit/${made.id}`,
    hookOutput: "",
    ...(pullRequestUrl === null ? {} : { pullRequestUrl }),
  });
}

async function makeReady(operation: Operation, repo: Repo, hub: StandIn): Promise<Ready> {
  if (operation.type === "delete") return operation;
  const { path } = operation;
  if (operation.type === "file") {
    if (path === "README.md") refuseBadCard(operation.content.read(0, operation.content.sizeBytes));
    const change = { content: operation.content, isLfs: false };
    return { type: "put", path, change, blobName: await blobNameOf(path, change) };
  }
  const content = await hub.lfs.stored(repo, operation.oid);
  if (content === null || (operation.sizeBytes ?? content.sizeBytes) !== content.sizeBytes) {
    return refuse(400, `LFS pointer pointed to a file that does not exist. Offending file: ${path}`);
  }
  return { type: "put", path, change: { content, isLfs: true }, blobName: operation.oid };
}

async function blobNameOf(path: string, change: NonNullable<FileChange>): Promise<string> {
  return (await describeFile({ path, ...change, lastCommit: { id: "", title: "", date: "" } })).blobName;
}

function refuseBadCard(bytes: Uint8Array): void {
  const { errors } = checkCard(Buffer.from(bytes).toString("utf8"));
  if (errors.length > 0) refuse(400, `Invalid metadata in README.md: ${errors.join("; ")}`);
}

function parentOf(request: HubRequest, parsed: ParsedCommit, head: Commit, repo: Repo, hub: StandIn): Commit {
  const { parentCommit } = parsed;
  if (parentCommit === undefined) return head;
  if (opensPullRequest(request)) {
    return findCommit(repo, parentCommit) ?? refuse(404, `Invalid rev id: ${parentCommit}`, "RevisionNotFound");
  }
  if (head.id === parentCommit) return head;
  const message = "A commit has happened since. Please refresh and try again.";
  throw new Refusal(failure(hub.variants.staleParent, message));
}

function commitOn(parent: Commit, { title, message }: ParsedCommit, operations: readonly Ready[], author: string) {
  const files = new Map(parent.files);
  const changes = new Map<string, FileChange>();
  const names: string[] = [];
  for (const operation of operations) {
    const { path } = operation;
    if (operation.type === "put") {
      requireRoom(files, path);
      files.set(path, { path, ...(operation.change ?? refuse(400, "Nothing to write")), lastCommit: parent });
      changes.set(path, operation.change);
      names.push(`${path} ${operation.blobName}`);
      continue;
    }
    const gone = [...files.keys()].filter(
      (known) => (operation.what !== "folder" && known === path) || (operation.what !== "file" && isIn(path, known)),
    );
    if (gone.length === 0) {
      const what = operation.what === "folder" ? "folder" : "file";
      refuse(404, `A ${what} with this name doesn't exist: ${path}`, "EntryNotFound");
    }
    for (const known of gone) {
      files.delete(known);
      changes.set(known, null);
      names.push(known);
    }
  }
  const date = new Date().toISOString();
  const id = seededHex([parent.id, title, message, date, author, ...names].join("\n"), 40);
  return makeCommit({ id, title, message, date, author, parent }, changes);
}

/** A path cannot be a file and a folder at once. */
function requireRoom(files: ReadonlyMap<string, unknown>, path: string): void {
  const folders = path.split("/").map((_, index, parts) => parts.slice(0, index).join("/"));
  const isTaken = folders.some((folder) => files.has(folder)) || [...files.keys()].some((known) => isIn(path, known));
  if (isTaken) refuse(400, `${path} cannot be a file and a folder at once`);
}

function isIn(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`);
}
