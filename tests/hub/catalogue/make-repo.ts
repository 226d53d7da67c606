/** Makes a repo from its description: ids, dates and tags follow from it, and are the same in every run. */

import { makeHistory } from "#tests/hub/catalogue/make-history.ts";
import type { CardData, History, Repo } from "#tests/hub/catalogue/repo.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { seededHex, seededRandom } from "#tests/hub/content/random.ts";

const dayMs = 86_400_000;
/** The last day on which anything happened on the stand-in Hub. */
const newest = Date.UTC(2026, 10, 21, 9, 30);

/** The repo that `spec` describes. */
export function makeRepo(spec: RepoSpec): Repo {
  const { kind = "model" } = spec;
  // Models came first: theirs stay as they were, and a dataset of the same name is not a copy.
  const random = seededRandom(kind === "model" ? spec.id : `${kind} ${spec.id}`);
  const lastModified = spec.lastModified ?? new Date(newest - random.int(240 * 24) * 3_600_000).toISOString();
  const createdAt =
    spec.createdAt ??
    new Date(Date.parse(lastModified) - random.int(400) * dayMs - dayMs - random.int(dayMs)).toISOString();
  const downloads = spec.downloads ?? random.int(20_000);
  const likes = spec.likes ?? random.int(200);
  const cardData = cardDataOf(spec);
  let history: History | null = null;
  return {
    kind,
    id: spec.id,
    get objectId() {
      const seconds = Math.floor(Date.parse(createdAt) / 1000);
      const rest = seededHex(kind === "model" ? `repo ${spec.id}` : `${kind} ${spec.id}`, 16);
      return seconds.toString(16).padStart(8, "0") + rest;
    },
    createdAt,
    lastModified,
    isPrivate: spec.isPrivate ?? false,
    isDisabled: spec.isDisabled ?? false,
    resourceGroup: spec.resourceGroup ?? null,
    gated: spec.gated ?? false,
    downloads,
    likes,
    trendingScore: spec.trendingScore ?? Math.round(Math.log10(downloads + 1) * 7) + random.int(12),
    pipelineTag: spec.pipelineTag ?? null,
    libraryName: spec.libraryName ?? null,
    tags: tagsOf({ ...spec, cardData, extraTags: spec.tags }),
    cardData,
    config: spec.config ?? null,
    safetensors: spec.safetensors ?? null,
    gguf: spec.gguf ?? null,
    providers: spec.providers ?? [],
    description: spec.description ?? null,
    scans: spec.scans ?? {},
    space: spec.space ?? null,
    history() {
      history ??= makeHistory(spec, { cardData, createdAt, lastModified });
      return history;
    },
  };
}

/** The front matter, with the library and the task that every well-kept card names. */
function cardDataOf({ cardData = { license: "apache-2.0" }, libraryName, pipelineTag }: RepoSpec): CardData | null {
  if (cardData === null) return null;
  const named = { library_name: libraryName, pipeline_tag: pipelineTag };
  return { ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)), ...cardData };
}

type TagFacts = Pick<Repo, "cardData"> & {
  readonly [name in "kind" | "libraryName" | "pipelineTag" | "config" | "safetensors" | "gguf" | "space"]?:
    | Repo[name]
    | undefined;
} & { readonly providers?: Repo["providers"] | undefined; readonly extraTags?: readonly string[] | undefined };

/** The tags that the Hub shows: library, formats, task, then what the card says. */
export function tagsOf(facts: TagFacts): string[] {
  const { cardData } = facts;
  const card = (key: string): string[] => {
    const value = cardData?.[key];
    return (Array.isArray(value) ? value : [value]).filter((entry) => typeof entry === "string");
  };
  const modelType = facts.config?.["model_type"];
  if (facts.kind === "dataset") {
    const named = (key: string, lead = key): string[] => card(key).map((value) => `${lead}:${value}`);
    const own = [...named("task_categories"), ...named("language"), ...named("license"), ...named("size_categories")];
    return [...new Set([...own, ...(facts.extraTags ?? []), ...card("tags"), "region:us"])];
  }
  if (facts.kind === "space") {
    return [...new Set([facts.space?.sdk ?? "static", ...(facts.extraTags ?? []), ...card("tags"), "region:us"])];
  }
  const tags = [
    facts.libraryName,
    facts.safetensors ? "safetensors" : undefined,
    facts.gguf ? "gguf" : undefined,
    typeof modelType === "string" ? modelType : undefined,
    facts.pipelineTag,
    ...(facts.extraTags ?? []),
    ...card("tags"),
    ...card("language"),
    ...card("datasets").map((name) => `dataset:${name}`),
    ...card("base_model").map((name) => `base_model:${name}`),
    ...card("license").map((name) => `license:${name}`),
    facts.providers && facts.providers.length > 0 ? "endpoints_compatible" : undefined,
    "region:us",
  ];
  return [...new Set(tags.filter((tag) => tag != null))];
}
