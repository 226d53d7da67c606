/** The filters of the lists, from the query to a yes or no for each repo (reference sections 3.1 and 3.2). */
import type { RepoKind } from "#shared/model/repo-id.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import { refuse } from "#tests/hub/server/reply.ts";
import type { Variants } from "#tests/hub/variants.ts";

type Filter = (repo: Repo) => boolean;

/** The tag that tells that a local app can run a model. */
const appTags: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["llama.cpp", "lmstudio", "ollama", "jan", "koboldcpp", "msty"].map((app) => [app, "gguf"])),
  "mlx-lm": "mlx",
  vllm: "transformers",
  diffusionbee: "diffusers",
};

/** Whether a repo fits everything that `query` asks; what the Hub does not know is passed over. */
export function matchesQuery(
  kind: RepoKind,
  query: URLSearchParams,
  variants: Pick<Variants, "separateFilters">,
): Filter {
  const filters: Filter[] = [...commonFilters(query), ...kindFilters[kind](query)];
  if (variants.separateFilters) filters.push(...separateFilters(kind, query));
  return (repo) => filters.every((filter) => filter(repo));
}

function commonFilters(query: URLSearchParams): Filter[] {
  const filters: Filter[] = [];
  const search = (query.get("search") ?? "").toLowerCase();
  if (search !== "") {
    const words = search.split(/\s+/);
    filters.push(({ id }) => words.every((word) => id.toLowerCase().includes(word)));
  }
  const author = query.get("author");
  if (author !== null) filters.push(({ id }) => id.startsWith(`${author}/`));
  const tags = [...query.getAll("filter"), ...query.getAll("filter[]")].flatMap((filter) => filter.split(","));
  if (tags.length > 0) filters.push((repo) => tags.every((tag) => repo.tags.includes(tag)));
  return filters;
}

const kindFilters: Readonly<Record<RepoKind, (query: URLSearchParams) => Filter[]>> = {
  model: modelFilters,
  dataset: gatedFilter,
  space: spaceFilters,
};

function modelFilters(query: URLSearchParams): Filter[] {
  const filters = gatedFilter(query);
  const task = query.get("pipeline_tag");
  if (task !== null) filters.push(({ pipelineTag }) => pipelineTag === task);
  const apps = query.get("apps")?.split(",");
  if (apps !== undefined) {
    const wanted = apps.map((app) => appTags[app] ?? refuse(400, `"apps" does not know "${app}"`));
    filters.push(({ tags }) => wanted.some((tag) => tags.includes(tag)));
  }
  if (query.get("inference") === "warm") {
    filters.push(({ providers }) => providers.some(({ status }) => status === "live"));
  }
  const wantedProviders = query.get("inference_provider")?.split(",");
  if (wantedProviders !== undefined) {
    filters.push(({ providers }) =>
      providers.some(({ provider }) => wantedProviders.includes(provider) || wantedProviders.includes("all")),
    );
  }
  const parameters = query.get("num_parameters");
  if (parameters !== null) filters.push(parametersFilter(parameters));
  return filters;
}

function gatedFilter(query: URLSearchParams): Filter[] {
  const gated = query.get("gated");
  return gated === null ? [] : [(repo) => String(repo.gated !== false) === gated];
}

/** Spaces by what they use: `models=` and `datasets=` by id, `linked=true` for any. */
function spaceFilters(query: URLSearchParams): Filter[] {
  const filters: Filter[] = [];
  for (const name of ["models", "datasets"] as const) {
    const wanted = query.getAll(name).flatMap((ids) => ids.split(","));
    if (wanted.length > 0) filters.push(({ space }) => wanted.some((id) => space?.[name].includes(id) === true));
  }
  if (query.get("linked") === "true") {
    filters.push(({ space }) => space !== null && space.models.length + space.datasets.length > 0);
  }
  return filters;
}

/** `library=`, `language=` and `license=`, which the web page uses. */
function separateFilters(kind: RepoKind, query: URLSearchParams): Filter[] {
  const leads = {
    library: kind === "model" ? "" : "library:",
    language: kind === "model" ? "" : "language:",
    license: "license:",
  };
  return Object.entries(leads).flatMap(([name, lead]) =>
    query.getAll(name).map(
      (value): Filter =>
        ({ tags }) =>
          tags.includes(lead + value),
    ),
  );
}

const units: Readonly<Record<string, number>> = { "": 1, K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

/** `min:6B,max:128B`, either half alone. */
function parametersFilter(wanted: string): Filter {
  const bounds = wanted.split(",").map((half) => {
    const [, side, figure, unit = ""] = /^(min|max):([\d.]+)([KMBT]?)$/.exec(half) ?? [];
    if (side === undefined) return refuse(400, "Invalid num_parameters");
    return { side, value: Number(figure) * (units[unit] ?? 1) };
  });
  return (repo) => {
    const total = repo.safetensors?.total ?? repo.gguf?.["total"];
    if (typeof total !== "number") return false;
    return bounds.every(({ side, value }) => (side === "min" ? total >= value : total <= value));
  };
}
