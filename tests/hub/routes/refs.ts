/** Branches, tags, pull requests and commits of a repo (reference section 4.2). */
import { requireContentAccess } from "#tests/hub/auth/access.ts";
import type { Commit } from "#tests/hub/catalogue/repo.ts";
import { findRepo, findRevision } from "#tests/hub/routes/find-repo.ts";
import { json, type Reply, refuse } from "#tests/hub/server/reply.ts";
import type { HubRequest, Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

export const refsRoutes: readonly Route[] = [
  { method: "GET", pattern: "/api/:kind(models|datasets|spaces)/:owner/:name/refs", handle: refs },
  { method: "GET", pattern: "/api/:kind(models|datasets|spaces)/:owner/:name/commits/:revision", handle: commits },
];

function refs(request: HubRequest, hub: StandIn): Reply {
  const { branches, tags, pullRequests } = findRepo(request, hub).history();
  const list = (heads: Iterable<[string, Commit]>, lead: string): unknown[] =>
    [...heads].map(([name, { id }]) => ({ name, ref: lead + name, targetCommit: id }));
  const converts = [...branches].flatMap(([name, commit]): [string, Commit][] =>
    isConvert(name) ? [[name.slice(convertLead.length), commit]] : [],
  );
  const withPullRequests = request.url.searchParams.get("include_prs") === "1";
  return json({
    branches: list(
      [...branches].filter(([name]) => !isConvert(name)),
      "refs/heads/",
    ),
    tags: list(tags, "refs/tags/"),
    converts: list(converts, "refs/convert/"),
    ...(withPullRequests ? { pullRequests: list(pullRequests, "refs/pr/") } : {}),
  });
}

/** What the Hub made of a dataset on a branch of its own. */
const convertLead = "refs/convert/";
const isConvert = (name: string): boolean => name.startsWith(convertLead);

function commits(request: HubRequest, hub: StandIn): Reply {
  const repo = findRepo(request, hub);
  requireContentAccess(request.caller, repo, hub);
  const query = request.url.searchParams;
  const isFormatted = [...query.getAll("expand"), ...query.getAll("expand[]")].includes("formatted");
  const all: unknown[] = [];
  for (let commit: Commit | null = findRevision(request, repo); commit !== null; commit = commit.parent) {
    const { id, title, message, date, author } = commit;
    const formatted = isFormatted ? { formatted: { title, message } } : {};
    all.push({ id, title, message, ...formatted, authors: [{ user: author, avatar: `/avatars/${author}.svg` }], date });
  }
  const page = Number(query.get("p") ?? 0);
  const limit = Math.min(Number(query.get("limit") ?? 50), 1000);
  if (!Number.isInteger(page) || page < 0 || !Number.isInteger(limit) || limit < 1) {
    refuse(400, `"p" and "limit" must be whole numbers`);
  }
  const start = page * limit;
  const next = new URL(request.url);
  next.searchParams.set("p", String(page + 1));
  const link = start + limit < all.length ? { Link: `<${next.href}>; rel="next"` } : {};
  return json(all.slice(start, start + limit), { "X-Total-Count": all.length, ...link });
}
