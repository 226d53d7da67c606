/** The web page of a repo, as far as a client sends people there: to ask for access to a gated repo. */
import { repoWebPath } from "#shared/model/repo-id.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import { type Html, markup, page } from "#tests/hub/pages/html.ts";
import { kindOf } from "#tests/hub/routes/find-repo.ts";
import { type Reply, refuse, refuseAnonymous } from "#tests/hub/server/reply.ts";
import { type HubRequest, param, type Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

export const repoPageRoutes: readonly Route[] = [
  ...["/:kind(datasets|spaces)/:owner/:name", "/:owner/:name"].flatMap((pattern): Route[] => [
    { method: "GET", pattern, handle: (request, hub) => repoPage(find(request, hub), hub) },
    { method: "POST", pattern: `${pattern}/ask-access`, handle: askAccess },
  ]),
];

function repoPage(repo: Repo, hub: StandIn): Reply {
  const tags = markup`<p>${repo.tags.map((tag) => markup`<code>${tag}</code> `)}</p>`;
  return page(repo.id, markup`${tags}${gate(repo, hub)}`);
}

function gate(repo: Repo, hub: StandIn): Html {
  if (repo.gated === false) return markup`<p>Open to everyone.</p>`;
  const status = hub.access.get(repo.id);
  const prompt = repo.cardData?.["extra_gated_prompt"];
  const words =
    typeof prompt === "string" ? prompt : "You need to agree to share your contact information to access this model.";
  switch (status) {
    case "accepted":
      return markup`<p>You have been granted access to this model.</p>`;
    case "rejected":
      return markup`<p>Your request for access was declined.</p>`;
    case "pending":
      return markup`<p>Your request is awaiting a review from the repo authors.</p>
${button(repo, "accepted", "Demo: accept it as the authors")} ${button(repo, "rejected", "Demo: decline it")}`;
    case undefined:
      return markup`<p>${words}</p>${button(repo, "", "Agree and access")}`;
  }
}

function button(repo: Repo, review: string, words: string): Html {
  const action = `${repoWebPath(repo)}/ask-access`;
  return markup`<form method="post" action="${action}"><input type="hidden" name="review" value="${review}"><button>${words}</button></form>`;
}

/**
 * In the demo the visitor is the sample person, and her request can be reviewed by the same click's second button. Elsewhere
 * it takes a token, where tokens may do this at all.
 */
async function askAccess(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = find(request, hub);
  const isDemo = hub.options.isDemo === true;
  const hasToken = request.caller.type === "token" && hub.variants.askAccessWithToken;
  if (!isDemo && !hasToken) refuseAnonymous();
  if (repo.gated === false) refuse(403, "Not open for requests");
  const form = new URLSearchParams((await request.body()).toString("utf8"));
  const review = isDemo ? form.get("review") : null;
  if (review === "accepted" || review === "rejected") hub.access.set(repo.id, review);
  else hub.access.set(repo.id, repo.gated === "auto" ? "accepted" : "pending");
  return { status: 303, headers: { Location: repoWebPath(repo) }, body: null };
}

function find(request: HubRequest, hub: StandIn): Repo {
  const repo = hub.catalogue.find(
    kindOf(request.params["kind"]),
    `${param(request, "owner")}/${param(request, "name")}`,
  );
  if (repo === null || (repo.isPrivate && hub.options.isDemo !== true)) {
    return refuse(404, "Sorry, we can't find the page you are looking for.");
  }
  return repo;
}
