/** Discussions and pull requests: open, read, comment, close, merge; and taking a like back (reference section 7.5). */
import { z } from "zod";
import { repoWebPath } from "#shared/model/repo-id.ts";
import { mayContribute } from "#tests/hub/auth/permits.ts";
import { samplePerson } from "#tests/hub/auth/tokens.ts";
import { describeFile } from "#tests/hub/catalogue/describe-file.ts";
import { headOf } from "#tests/hub/catalogue/find-commit.ts";
import { type FileChange, makeCommit } from "#tests/hub/catalogue/make-commit.ts";
import type { Commit, Discussion, Repo } from "#tests/hub/catalogue/repo.ts";
import { seededHex } from "#tests/hub/content/random.ts";
import { findRepo } from "#tests/hub/routes/find-repo.ts";
import { json, type Reply, refuse } from "#tests/hub/server/reply.ts";
import { type HubRequest, param, type Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";
import { factsOf } from "#tests/hub/writing/card-facts.ts";
import { addEvent, openDiscussion } from "#tests/hub/writing/discussions.ts";
import { jsonBody } from "#tests/hub/writing/json-body.ts";
import { requireToken, requireWrite } from "#tests/hub/writing/require-write.ts";

const repoPath = "/api/:kind(models|datasets|spaces)/:owner/:name";
const pageSize = 50;
/** Every token that may write belongs to her. */
const author = samplePerson.name;

export const discussionRoutes: readonly Route[] = [
  { method: "GET", pattern: `${repoPath}/discussions`, handle: list },
  { method: "POST", pattern: `${repoPath}/discussions`, handle: open },
  { method: "GET", pattern: `${repoPath}/discussions/:num(\\d+)`, handle: details },
  { method: "POST", pattern: `${repoPath}/discussions/:num(\\d+)/comment`, handle: comment },
  { method: "POST", pattern: `${repoPath}/discussions/:num(\\d+)/status`, handle: changeStatus },
  { method: "POST", pattern: `${repoPath}/discussions/:num(\\d+)/merge`, handle: merge },
  { method: "DELETE", pattern: `${repoPath}/like`, handle: unlike },
];

function list(request: HubRequest, hub: StandIn): Reply {
  const repo = findRepo(request, hub);
  const query = request.url.searchParams;
  const [type, status, opener] = [query.get("type"), query.get("status"), query.get("author")];
  const start = Number(query.get("p") ?? 0) * pageSize;
  const fitting = repo
    .history()
    .discussions.filter(
      (known) =>
        (type === null || type === "all" || (type === "pull_request") === known.isPullRequest) &&
        (status === null || status === "all" || (status === "open") === isOpen(known)) &&
        (opener === null || known.author === opener),
    )
    .toReversed();
  return json({
    discussions: fitting.slice(start, start + pageSize).map((known) => summary(known, repo)),
    count: fitting.length,
    start,
    numClosedDiscussions: repo.history().discussions.filter((known) => !isOpen(known)).length,
  });
}

async function open(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = findRepo(request, hub);
  requireDiscuss(request, repo);
  const schema = z.object({ title: z.string().min(3), description: z.string().default(""), pullRequest: z.boolean() });
  const { title, description, pullRequest } = await jsonBody(request, schema.partial({ pullRequest: true }));
  const made = openDiscussion(repo, { title, message: description, author, isPullRequest: pullRequest === true });
  const url = `${hub.urls.hub}${repoWebPath(repo)}/discussions/${made.num}`;
  return json({ num: made.num, url, pullRequest: made.isPullRequest });
}

function details(request: HubRequest, hub: StandIn): Reply {
  const repo = findRepo(request, hub);
  const found = discussionOf(request, repo);
  const merged = found.events.find(({ type }) => type === "merge");
  return json({
    ...summary(found, repo),
    events: found.events.filter(({ type }) => type !== "merge").map(eventJson),
    ...(found.isPullRequest
      ? { filesWithConflicts: [], changes: { base: "refs/heads/main", mergeCommitId: merged?.text }, diff: "" }
      : {}),
  });
}

async function comment(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = findRepo(request, hub);
  requireDiscuss(request, repo);
  const { comment: said } = await jsonBody(request, z.object({ comment: z.string().min(1) }));
  const made = addEvent(discussionOf(request, repo), { type: "comment", author, text: said });
  return json({ newMessage: eventJson(made) });
}

async function changeStatus(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = findRepo(request, hub);
  requireDiscuss(request, repo);
  const schema = z.object({ status: z.enum(["open", "closed"]), comment: z.string().optional() });
  const { status, comment: said } = await jsonBody(request, schema);
  const found = discussionOf(request, repo);
  if (author !== found.author) requireWrite(request.caller, repo);
  if (found.status === "merged") refuse(400, "This pull request has been merged");
  found.status = status;
  if (said !== undefined) addEvent(found, { type: "comment", author, text: said });
  return json({ newStatus: eventJson(addEvent(found, { type: "status-change", author, text: status })) });
}

/** Puts what the pull request changed on top of main. */
async function merge(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = findRepo(request, hub);
  requireWrite(request.caller, repo);
  const found = discussionOf(request, repo);
  const head = repo.history().pullRequests.get(String(found.num));
  if (head === undefined || !isOpen(found)) return refuse(400, "This is not an open pull request");
  const changes = await changesOf(head);
  const main = headOf(repo);
  const title = `${found.title} (#${found.num})`;
  const date = new Date().toISOString();
  const id = seededHex(`${main.id} merge ${head.id} ${date}`, 40);
  const made = makeCommit({ id, title, message: "", date, author, parent: main }, changes);
  repo.history().branches.set("main", made);
  hub.catalogue.change(repo, factsOf(repo, made));
  found.status = "merged";
  addEvent(found, { type: "status-change", author, text: "merged" });
  addEvent(found, { type: "merge", author, text: made.id });
  return json({ success: true, commitOid: made.id });
}

/** What the commits of a pull request changed, against the commit of main that they stand on. */
async function changesOf(head: Commit): Promise<Map<string, FileChange>> {
  const base = head.parent;
  const changes = new Map<string, FileChange>();
  for (const [path, file] of head.files) {
    const before = base?.files.get(path);
    if (before === file) continue;
    const isSame =
      before !== undefined && (await describeFile(before)).blobName === (await describeFile(file)).blobName;
    if (!isSame) changes.set(path, { content: file.content, isLfs: file.isLfs });
  }
  for (const path of base?.files.keys() ?? []) if (!head.files.has(path)) changes.set(path, null);
  return changes;
}

/** A like can only be given on the web page; a token can take it back. */
function unlike(request: HubRequest, hub: StandIn): Reply {
  const repo = findRepo(request, hub);
  requireToken(request.caller);
  if (hub.likes.delete(`${repo.kind}s/${repo.id}`)) hub.catalogue.change(repo, { likes: repo.likes - 1 });
  return json({ success: true });
}

function requireDiscuss(request: HubRequest, repo: Repo): void {
  if (!mayContribute(requireToken(request.caller), repo)) refuse(403, "Authorization error.");
}

function discussionOf(request: HubRequest, repo: Repo): Discussion {
  const num = Number(param(request, "num"));
  return repo.history().discussions.find((known) => known.num === num) ?? refuse(404, "Discussion not found");
}

function isOpen({ status }: Discussion): boolean {
  return status === "open" || status === "draft";
}

function summary({ num, title, author, isPullRequest, createdAt, status, events }: Discussion, repo: Repo) {
  const numComments = events.filter(({ type }) => type === "comment").length;
  const repoName = { name: repo.id, type: repo.kind };
  return { num, title, author: { name: author }, isPullRequest, createdAt, status, numComments, repo: repoName };
}

function eventJson({ id, type, author, text, date }: Discussion["events"][number]) {
  const common = { id, type, author: { name: author }, createdAt: date };
  if (type === "status-change") return { ...common, data: { status: text } };
  return { ...common, data: { edited: false, hidden: false, latest: { raw: text, updatedAt: date } } };
}
