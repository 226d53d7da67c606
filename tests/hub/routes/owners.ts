/** Users and organisations: overviews, avatars, members, what a person has liked (reference section 3.5). */
import { isVisible } from "#tests/hub/auth/access.ts";
import { samplePerson } from "#tests/hub/auth/tokens.ts";
import { type Owner, ownersOf } from "#tests/hub/catalogue/owners.ts";
import { json, Refusal, type Reply, refuse } from "#tests/hub/server/reply.ts";
import { type HubRequest, param, type Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

export const ownerRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/api/users/:name/overview",
    handle: (request, hub) => json(userJson(findUser(request, hub), request)),
  },
  { method: "GET", pattern: "/api/users/:name/avatar", handle: avatar },
  { method: "GET", pattern: "/api/users/:name/likes", handle: likes },
  {
    method: "GET",
    pattern: "/api/organizations/:name/overview",
    handle: (request, hub) => json(organisationJson(findOrganisation(request, hub), request)),
  },
  { method: "GET", pattern: "/api/organizations/:name/avatar", handle: avatar },
  { method: "GET", pattern: "/api/organizations/:name/members", handle: members },
];

function findUser(request: HubRequest, hub: StandIn): Owner {
  const name = param(request, "name");
  const user = find(request, hub, "user");
  if (user === undefined) return refuse(404, "This user does not exist");
  if (user.name === name) return user;
  const location = request.url.pathname.replace(`/${name}/`, `/${user.name}/`) + request.url.search;
  throw new Refusal({
    status: 307,
    headers: { Location: location },
    body: `Temporary Redirect. Redirecting to ${location}`,
  });
}

/** Another spelling of an organisation is answered as it is, unlike that of a user. */
function findOrganisation(request: HubRequest, hub: StandIn): Owner {
  return find(request, hub, "org") ?? refuse(404, "Sorry, we can't find the page you are looking for.");
}

function find(request: HubRequest, hub: StandIn, type: Owner["type"]): Owner | undefined {
  const name = param(request, "name").toLowerCase();
  return ownersOf(hub.catalogue).find((owner) => owner.type === type && owner.name.toLowerCase() === name);
}

function userJson(user: Owner, { caller }: HubRequest): unknown {
  return {
    _id: user._id,
    user: user.name,
    type: "user",
    fullname: user.fullname,
    avatarUrl: user.avatarUrl,
    isPro: false,
    createdAt: "2024-02-11T10:20:30.000Z",
    ...counts(user, caller),
    numDiscussions: 0,
    numPapers: 0,
    numUpvotes: 3,
    numLikes: user.name === samplePerson.name ? liked.length : 0,
    numFollowing: 2,
    numFollowers: 5,
    orgs:
      user.name === samplePerson.name
        ? samplePerson.organisations.map(({ id, name, fullname }) => ({
            id,
            name,
            fullname,
            avatarUrl: `/avatars/${name}.svg`,
          }))
        : [],
  };
}

function organisationJson(org: Owner, { caller }: HubRequest): unknown {
  const isHers = samplePerson.organisations.some(({ name }) => name === org.name);
  return {
    _id: org._id,
    name: org.name,
    fullname: org.fullname,
    avatarUrl: org.avatarUrl,
    isEnterprise: false,
    isVerified: false,
    ...counts(org, caller),
    numUsers: isHers ? 1 : 0,
    numFollowers: 12,
  };
}

function counts({ repos }: Owner, caller: HubRequest["caller"]): Record<string, number> {
  const visible = repos.filter((repo) => isVisible(caller, repo));
  const count = (kind: string): number => visible.filter((repo) => repo.kind === kind).length;
  return { numModels: count("model"), numDatasets: count("dataset"), numSpaces: count("space") };
}

function avatar(request: HubRequest, hub: StandIn): Reply {
  const isUser = request.url.pathname.startsWith("/api/users/");
  const { avatarUrl } = isUser ? findUser(request, hub) : findOrganisation(request, hub);
  return json({ avatarUrl: hub.urls.hub + avatarUrl });
}

/** The members that anyone may see: the sample person in her organisations. */
function members(request: HubRequest, hub: StandIn): Reply {
  const { name } = findOrganisation(request, hub);
  if (!samplePerson.organisations.some((org) => org.name === name)) return json([]);
  const { id, name: user, fullname } = samplePerson;
  return json([{ _id: id, user, fullname, type: "user", isPro: false, avatarUrl: `/avatars/${user}.svg` }]);
}

const liked = [
  ["model", "northwind-ai/Aster-Nano-Instruct"],
  ["dataset", "saltmarsh/tide-gauge"],
  ["space", "helios/lumen-live"],
] as const;

function likes(request: HubRequest, hub: StandIn): Reply {
  const { name } = findUser(request, hub);
  const theirs = name === samplePerson.name ? liked : [];
  return json(theirs.map(([type, repo]) => ({ createdAt: "2026-10-01T12:00:00.000Z", repo: { name: repo, type } })));
}
