/** GET /api/models, /api/datasets, /api/spaces: search, filters, order, fields, pages (reference sections 3.1 to 3.3). */
import type { RepoKind } from "#shared/model/repo-id.ts";
import { isVisible } from "#tests/hub/auth/access.ts";
import { headOf } from "#tests/hub/catalogue/find-commit.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import { kindOf } from "#tests/hub/routes/find-repo.ts";
import { matchesQuery } from "#tests/hub/routes/list-filters.ts";
import { pageOf } from "#tests/hub/routes/next-page.ts";
import { expandsOf, pick, repoFields } from "#tests/hub/routes/repo-fields.ts";
import { json, type Reply, refuse } from "#tests/hub/server/reply.ts";
import type { HubRequest, Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

/** What an item shows without `expand`, and what `full=true` adds. */
const usualFields: Readonly<Record<RepoKind, readonly string[]>> = {
  model: ["likes", "trendingScore", "private", "downloads", "tags", "pipeline_tag", "library_name", "createdAt"],
  dataset: [
    ...["author", "disabled", "gated", "lastModified", "likes", "trendingScore", "private", "sha", "description"],
    ...["downloads", "tags", "createdAt"],
  ],
  space: ["likes", "trendingScore", "private", "sdk", "tags", "createdAt"],
};
const fullFields: Readonly<Record<RepoKind, readonly string[]>> = {
  model: ["author", "gated", "lastModified", "sha", "siblings"],
  dataset: ["cardData", "siblings"],
  space: ["author", "cardData", "disabled", "lastModified", "sha", "siblings", "subdomain", "models", "datasets"],
};

type Order = (repo: Repo) => number | string;
const commonOrders: Readonly<Record<string, Order>> = {
  trendingScore: (repo) => repo.trendingScore,
  downloads: (repo) => repo.downloads,
  likes: (repo) => repo.likes,
  likes30d: (repo) => repo.likes,
  createdAt: (repo) => repo.createdAt,
  lastModified: (repo) => repo.lastModified,
  id: (repo) => repo.id,
};
const orders: Readonly<Record<RepoKind, Readonly<Record<string, Order>>>> = {
  model: {
    ...commonOrders,
    num_parameters: (repo) => repo.safetensors?.total ?? 0,
    mainSize: (repo) => repo.safetensors?.total ?? 0,
  },
  dataset: { ...commonOrders, mainSize: fileBytes, "datasetsServerInfo.numRows": fileBytes },
  space: { ...commonOrders, mainSize: fileBytes },
};

export const repoListRoutes: readonly Route[] = [
  { method: "GET", pattern: "/api/:kind(models|datasets|spaces)", handle: list },
];

function list({ url, caller, params }: HubRequest, hub: StandIn): Reply {
  const kind = kindOf(params["kind"]);
  const expands = expandsOf(kind, url);
  const query = url.searchParams;
  const matches = matchesQuery(kind, query, hub.variants);
  const found = only(
    inOrder(kind, hub.catalogue.list(kind), query),
    (repo) => isVisible(caller, repo) && matches(repo),
  );
  const usual = hub.variants.listPageMax;
  const page = pageOf(found, url, { most: Math.min(hub.options.pageSizes?.models ?? usual, usual), usual });
  const names = expands ?? [
    ...usualFields[kind],
    ...(query.get("full") === "true" ? fullFields[kind] : []),
    ...(query.get("config") === "true" && kind === "model" ? ["config"] : []),
    ...(query.get("cardData") === "true" ? ["cardData"] : []),
  ];
  const items = page.items.map((repo) => {
    const { catalogue } = hub;
    const fields = repoFields(repo, { catalogue, commit: () => headOf(repo), where: "list", hasXet: hub.hasXet });
    const item = pick(repo, fields, names);
    return kind === "model" && expands === null ? Object.assign({}, item, { modelId: repo.id }) : item;
  });
  return json(items, page.headers);
}

function* only(repos: readonly Repo[], isWanted: (repo: Repo) => boolean): Generator<Repo> {
  for (const repo of repos) if (isWanted(repo)) yield repo;
}

/** Each list in each order that was asked for: sorting a hundred thousand repos takes longer than all the rest. */
const sorted = new WeakMap<readonly Repo[], Map<string, readonly Repo[]>>();

function inOrder(kind: RepoKind, repos: readonly Repo[], query: URLSearchParams): readonly Repo[] {
  const sort = query.get("sort") ?? "trendingScore";
  const known = orders[kind];
  const keyOf = known[sort] ?? refuse(400, `"sort" must be one of [${Object.keys(known).join(", ")}], got "${sort}"`);
  const direction = query.get("direction") === "1" ? 1 : -1;
  const orderings = sorted.get(repos) ?? new Map<string, readonly Repo[]>();
  sorted.set(repos, orderings);
  const name = `${sort} ${direction}`;
  const before = orderings.get(name);
  if (before !== undefined) return before;
  const keys = new Map(repos.map((repo) => [repo, keyOf(repo)]));
  const now = repos.toSorted((one, other) => {
    const [a = 0, b = 0] = [keys.get(one), keys.get(other)];
    if (a !== b) return (a < b ? -1 : 1) * direction;
    return one.id < other.id ? -1 : 1;
  });
  orderings.set(name, now);
  return now;
}

function fileBytes(repo: Repo): number {
  let sum = 0;
  for (const { content } of headOf(repo).files.values()) sum += content.sizeBytes;
  return sum;
}
