/** GET /api/models: search, filters, order, fields, pages (reference sections 3.1 and 3.3). */
import { isVisible } from "#tests/hub/auth/access.ts";
import { headOf } from "#tests/hub/catalogue/find-commit.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import { expandsOf, modelFields, pick } from "#tests/hub/routes/model-json.ts";
import { pageOf } from "#tests/hub/routes/next-page.ts";
import { json, refuse } from "#tests/hub/server/reply.ts";
import type { Route } from "#tests/hub/server/route.ts";

const defaultFields = [
  ...["likes", "trendingScore", "private", "downloads", "tags", "pipeline_tag", "library_name", "createdAt"],
];
const fullFields = [...defaultFields, "author", "gated", "lastModified", "sha", "siblings"];

const orders: Readonly<Record<string, (repo: Repo) => number | string>> = {
  trendingScore: (repo) => repo.trendingScore,
  downloads: (repo) => repo.downloads,
  likes: (repo) => repo.likes,
  likes30d: (repo) => repo.likes,
  createdAt: (repo) => repo.createdAt,
  lastModified: (repo) => repo.lastModified,
  num_parameters: (repo) => repo.safetensors?.total ?? 0,
  mainSize: (repo) => repo.safetensors?.total ?? 0,
  id: (repo) => repo.id,
};

export const modelsListRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/api/models",
    handle({ url, caller }, hub) {
      const expands = expandsOf(url);
      const query = url.searchParams;
      const visible = hub.catalogue.list("model").filter((repo) => isVisible(caller, repo));
      const found = inOrder(
        visible.filter((repo) => matches(repo, query)),
        query,
      );
      const page = pageOf(found, url, { most: hub.options.pageSizes?.models ?? 1000, usual: 1000 });
      const names = expands ?? [
        ...(query.get("full") === "true" ? fullFields : defaultFields),
        ...(query.get("config") === "true" ? ["config"] : []),
        ...(query.get("cardData") === "true" ? ["cardData"] : []),
      ];
      const items = page.items.map((repo) => {
        const item = pick(
          repo,
          modelFields(repo, () => headOf(repo), "list"),
          names,
        );
        return expands === null ? Object.assign({}, item, { modelId: repo.id }) : item;
      });
      return json(items, page.headers);
    },
  },
];

function matches(repo: Repo, query: URLSearchParams): boolean {
  const id = repo.id.toLowerCase();
  const words = (query.get("search") ?? "").toLowerCase().split(/\s+/);
  const author = query.get("author");
  const task = query.get("pipeline_tag");
  const gated = query.get("gated");
  const wantedProviders = query.get("inference_provider")?.split(",");
  return (
    words.every((word) => id.includes(word)) &&
    (author === null || repo.id.startsWith(`${author}/`)) &&
    (task === null || repo.pipelineTag === task) &&
    [...query.getAll("filter"), ...query.getAll("filter[]")]
      .flatMap((filter) => filter.split(","))
      .every((tag) => repo.tags.includes(tag)) &&
    (gated === null || String(repo.gated !== false) === gated) &&
    (query.get("inference") !== "warm" || repo.providers.some(({ status }) => status === "live")) &&
    (wantedProviders === undefined ||
      repo.providers.some(({ provider }) => wantedProviders.includes(provider) || wantedProviders.includes("all"))) &&
    hasParameters(repo, query.get("num_parameters"))
  );
}

/** `min:6B,max:128B`, either half alone. */
function hasParameters(repo: Repo, wanted: string | null): boolean {
  if (wanted === null) return true;
  const total = repo.safetensors?.total ?? repo.gguf?.["total"];
  if (typeof total !== "number") return false;
  return wanted.split(",").every((half) => {
    const [, side, figure, unit] = /^(min|max):([\d.]+)([KMBT]?)$/.exec(half) ?? [];
    if (side === undefined) return refuse(400, "Invalid num_parameters");
    const bound = Number(figure) * { "": 1, K: 1e3, M: 1e6, B: 1e9, T: 1e12 }[unit as "" | "K" | "M" | "B" | "T"];
    return side === "min" ? total >= bound : total <= bound;
  });
}

function inOrder(repos: readonly Repo[], query: URLSearchParams): readonly Repo[] {
  const sort = query.get("sort") ?? "trendingScore";
  const keyOf = orders[sort] ?? refuse(400, `"sort" must be one of [${Object.keys(orders).join(", ")}], got "${sort}"`);
  const direction = query.get("direction") === "1" ? 1 : -1;
  return repos.toSorted((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    if (a !== b) return (a < b ? -1 : 1) * direction;
    return one.id < other.id ? -1 : 1;
  });
}
