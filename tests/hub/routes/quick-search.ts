/** Search as one types, and what is trending (reference section 3.5). */
import type { RepoKind } from "#shared/model/repo-id.ts";
import { isVisible } from "#tests/hub/auth/access.ts";
import type { Caller } from "#tests/hub/auth/identify.ts";
import { ownerOf } from "#tests/hub/auth/permits.ts";
import { samplePerson } from "#tests/hub/auth/tokens.ts";
import { ownersOf } from "#tests/hub/catalogue/owners.ts";
import type { ProviderOffer, Repo } from "#tests/hub/catalogue/repo.ts";
import { json, type Reply, refuse } from "#tests/hub/server/reply.ts";
import type { HubRequest, Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

export const quickSearchRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/api/quicksearch",
    handle: ({ caller, url }, hub) => quickSearch(caller, url.searchParams, hub),
  },
  {
    method: "POST",
    pattern: "/api/quicksearch",
    async handle(request, hub) {
      return quickSearch(request.caller, new URLSearchParams((await request.body()).toString("utf8")), hub);
    },
  },
  { method: "GET", pattern: "/api/trending", handle: trending },
];

const types = ["model", "dataset", "space", "org", "user"] as const;

function quickSearch(caller: Caller, query: URLSearchParams, hub: StandIn): Reply {
  const q = query.get("q") ?? "";
  const limit = numberIn(query, "limit", 5, 20);
  const wanted = query.getAll("type");
  const asked = types.filter((type) => wanted.length === 0 || wanted.includes(type) || wanted.includes("all"));
  const fits = (name: string): boolean => name.toLowerCase().includes(q.toLowerCase());
  const found: Record<string, unknown> = { q };
  for (const kind of ["model", "dataset", "space"] as const) {
    if (!asked.includes(kind)) continue;
    const repos = hub.catalogue
      .list(kind)
      .filter((repo) => fits(repo.id) && isVisible(caller, repo) && passes(repo, query, hub));
    const best = repos.toSorted((one, other) => other.trendingScore - one.trendingScore).slice(0, limit);
    found[`${kind}s`] = best.map((repo) => hit(repo));
    found[`${kind}sCount`] = repos.length;
  }
  const owners = ownersOf(hub.catalogue).filter(({ name, fullname }) => fits(name) || fits(fullname));
  if (asked.includes("org")) {
    const orgs = owners.filter(({ type }) => type === "org");
    found["orgs"] = orgs
      .slice(0, limit)
      .map(({ _id, avatarUrl, fullname, name }) => ({ _id, avatarUrl, fullname, name }));
    found["orgsCount"] = orgs.length;
  }
  if (asked.includes("user")) {
    const users = owners.filter(({ type }) => type === "user");
    found["users"] = users
      .slice(0, limit)
      .map(({ _id, avatarUrl, fullname, name }) => ({ _id, avatarUrl, fullname, user: name }));
    found["usersCount"] = users.length;
  }
  return json({
    ...found,
    papers: [],
    papersCount: 0,
    collections: [],
    collectionsCount: 0,
    buckets: [],
    bucketsCount: 0,
  });
}

function hit(repo: Repo): unknown {
  const emoji = repo.kind === "space" ? { emoji: repo.cardData?.["emoji"] } : {};
  return {
    _id: repo.objectId,
    id: repo.id,
    ...emoji,
    ...(repo.isPrivate ? { private: true } : {}),
    trendingWeight: repo.trendingScore,
  };
}

/** The narrowing parameters: namespace, tasks, library, language, and what kind of standing one has. */
function passes(repo: Repo, query: URLSearchParams, hub: StandIn): boolean {
  const namespace = query.get("namespace");
  const pipelines = query.getAll("pipelines").flatMap((list) => list.split(","));
  const tags = [query.get("library"), query.get("lang")].filter((tag) => tag !== null);
  const standing = query.getAll("reposFilter");
  const owner = ownerOf(repo);
  const isHers = owner === samplePerson.name;
  const isOrgs = samplePerson.organisations.some(({ name }) => name === owner);
  return (
    (namespace === null || owner === namespace) &&
    (pipelines.length === 0 || (repo.pipelineTag !== null && pipelines.includes(repo.pipelineTag))) &&
    tags.every((tag) => repo.tags.includes(tag)) &&
    !query.getAll("exclude").includes(repo.id) &&
    !(standing.includes("skip_disabled") && repo.isDisabled) &&
    !(standing.includes("skip_gated") && repo.gated !== false) &&
    (!standing.includes("own") || isHers) &&
    (!standing.includes("own_orgs") || isOrgs) &&
    (!standing.includes("granted_access") || hub.access.get(repo.id) === "accepted")
  );
}

function trending({ url }: HubRequest, hub: StandIn): Reply {
  const type = url.searchParams.get("type") ?? "all";
  if (!["all", "dataset", "model", "space"].includes(type))
    refuse(400, `"type" must be one of [all, dataset, model, space]`);
  const limit = numberIn(url.searchParams, "limit", 10, 20);
  const owners = new Map(ownersOf(hub.catalogue).map((owner) => [owner.name, owner]));
  const kinds: RepoKind[] = ["model", "dataset", "space"];
  const repos = kinds
    .filter((kind) => type === "all" || type === kind)
    .flatMap((kind) => hub.catalogue.list(kind).filter(({ isPrivate, isDisabled }) => !isPrivate && !isDisabled))
    .toSorted((one, other) => other.trendingScore - one.trendingScore || (one.id < other.id ? -1 : 1));
  const recentlyTrending = repos.slice(0, limit).map((repo) => {
    const owner = owners.get(ownerOf(repo));
    const authorData = {
      _id: owner?._id,
      name: owner?.name,
      fullname: owner?.fullname,
      type: owner?.type,
      avatarUrl: owner?.avatarUrl,
    };
    return { repoType: repo.kind, repoData: { ...trendingRepo(repo), authorData } };
  });
  return json({ recentlyTrending });
}

/** A trending repo has no `_id`. */
function trendingRepo(repo: Repo): Record<string, unknown> {
  const { id, kind, likes, isPrivate, lastModified } = repo;
  const common = { id, author: ownerOf(repo), likes, private: isPrivate, lastModified, isLikedByUser: false };
  if (kind === "space") {
    return {
      ...common,
      title: repo.cardData?.["title"],
      emoji: repo.cardData?.["emoji"],
      sdk: repo.space?.sdk,
      runtime: repo.space?.runtime,
    };
  }
  const { downloads, gated } = repo;
  if (kind === "dataset") return { ...common, downloads, gated };
  return {
    ...common,
    downloads,
    gated,
    pipeline_tag: repo.pipelineTag ?? undefined,
    numParameters: repo.safetensors?.total,
    availableInferenceProviders: repo.providers.map((offer) => offered(repo, offer)),
    widgetOutputUrls: [],
  };
}

function offered(repo: Repo, offer: ProviderOffer): unknown {
  return {
    provider: offer.provider,
    providerStatus: "live",
    modelStatus: offer.status,
    providerId: offer.providerId ?? repo.id,
    task: offer.task,
    isCheapestPricingOutput: offer.pricing?.output === cheapest(repo),
    isFastestThroughput: offer.tokensPerSecond === fastest(repo),
    tokensPerSecond: offer.tokensPerSecond,
    pricingOutput: offer.pricing?.output,
  };
}

function cheapest({ providers }: Repo): number {
  return Math.min(...providers.map(({ pricing }) => pricing?.output ?? Number.POSITIVE_INFINITY));
}

function fastest({ providers }: Repo): number {
  return Math.max(...providers.map(({ tokensPerSecond }) => tokensPerSecond ?? 0));
}

function numberIn(query: URLSearchParams, name: string, usual: number, most: number): number {
  const text = query.get(name);
  const value = text === null ? usual : Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    refuse(400, `"${name}" must be a whole number from 1 to ${most}`);
  return value;
}
