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
  const random = seededRandom(spec.id);
  const lastModified = spec.lastModified ?? new Date(newest - random.int(240 * 24) * 3_600_000).toISOString();
  const createdAt =
    spec.createdAt ??
    new Date(Date.parse(lastModified) - random.int(400) * dayMs - dayMs - random.int(dayMs)).toISOString();
  const downloads = spec.downloads ?? random.int(20_000);
  const likes = spec.likes ?? random.int(200);
  const cardData = cardDataOf(spec);
  let history: History | null = null;
  return {
    kind: spec.kind ?? "model",
    id: spec.id,
    objectId:
      Math.floor(Date.parse(createdAt) / 1000)
        .toString(16)
        .padStart(8, "0") + seededHex(`repo ${spec.id}`, 16),
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
    tags: tagsOf(spec, cardData),
    cardData,
    config: spec.config ?? null,
    safetensors: spec.safetensors ?? null,
    gguf: spec.gguf ?? null,
    providers: spec.providers ?? [],
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

/** The tags that the Hub shows: library, formats, task, then what the card says. */
function tagsOf(spec: RepoSpec, cardData: Repo["cardData"]): string[] {
  const card = (key: string): string[] => {
    const value = cardData?.[key];
    return (Array.isArray(value) ? value : [value]).filter((entry) => typeof entry === "string");
  };
  const modelType = spec.config?.["model_type"];
  const tags = [
    spec.libraryName,
    spec.safetensors ? "safetensors" : undefined,
    spec.gguf ? "gguf" : undefined,
    typeof modelType === "string" ? modelType : undefined,
    spec.pipelineTag,
    ...(spec.tags ?? []),
    ...card("tags"),
    ...card("language"),
    ...card("datasets").map((name) => `dataset:${name}`),
    ...card("base_model").map((name) => `base_model:${name}`),
    ...card("license").map((name) => `license:${name}`),
    spec.providers && spec.providers.length > 0 ? "endpoints_compatible" : undefined,
    "region:us",
  ];
  return [...new Set(tags.filter((tag) => tag !== undefined))];
}
