/** A model as lists and info show it (reference sections 3.1 and 3.4). */
import type { Commit, Repo } from "#tests/hub/catalogue/repo.ts";
import { refuse } from "#tests/hub/server/reply.ts";

const expandable = [
  ...["author", "baseModels", "cardData", "config", "createdAt", "disabled", "downloads", "downloadsAllTime"],
  ...["evalResults", "gated", "inference", "inferenceProviderMapping", "lastModified", "library_name", "likes"],
  ...["mask_token", "model-index", "pipeline_tag", "private", "safetensors", "sha", "siblings", "spaces", "tags"],
  ...["transformersInfo", "trendingScore", "widgetData", "gguf", "resourceGroup", "xetEnabled"],
  ...["childrenModelCount", "usedStorage"],
];

/** The values of `expand` and `expand[]`; an unknown one ends the route with 400. Null when none was asked for. */
export function expandsOf(url: URL): ReadonlySet<string> | null {
  const asked = [...url.searchParams.getAll("expand"), ...url.searchParams.getAll("expand[]")];
  const wrong = asked.find((name) => !expandable.includes(name));
  if (wrong !== undefined) {
    refuse(400, `"expand" must be one of [${expandable.join(", ")}], got "${wrong}"`);
  }
  return asked.length === 0 ? null : new Set(asked);
}

type Field = () => unknown;

/** Every field that can be expanded, made only when asked for. `where` changes the shape of the provider mapping. */
export function modelFields(repo: Repo, commit: () => Commit, where: "list" | "info"): Readonly<Record<string, Field>> {
  return {
    author: () => repo.id.split("/")[0],
    cardData: () => repo.cardData ?? undefined,
    config: () => repo.config ?? undefined,
    createdAt: () => repo.createdAt,
    disabled: () => repo.isDisabled,
    downloads: () => repo.downloads,
    downloadsAllTime: () => repo.downloads * 7,
    gated: () => repo.gated,
    gguf: () => repo.gguf ?? undefined,
    inference: () => (repo.providers.some(({ status }) => status === "live") ? "warm" : undefined),
    inferenceProviderMapping: () => mapping(repo, where),
    lastModified: () => repo.lastModified,
    library_name: () => repo.libraryName ?? undefined,
    likes: () => repo.likes,
    pipeline_tag: () => repo.pipelineTag ?? undefined,
    private: () => repo.isPrivate,
    safetensors: () => repo.safetensors ?? undefined,
    sha: () => commit().id,
    siblings: () => [...commit().files.keys()].map((rfilename) => ({ rfilename })),
    spaces: () => [],
    tags: () => repo.tags,
    transformersInfo: () => (repo.libraryName === "transformers" ? { auto_model: "AutoModel" } : undefined),
    trendingScore: () => repo.trendingScore,
    usedStorage: () => [...commit().files.values()].reduce((sum, file) => sum + file.content.sizeBytes, 0),
    xetEnabled: () => false,
  };
}

/** The chosen fields, with the ids that are always there. Fields without a value are left out, as the Hub does. */
export function pick(repo: Repo, fields: Readonly<Record<string, Field>>, names: Iterable<string>): unknown {
  const chosen: Record<string, unknown> = { _id: repo.objectId, id: repo.id };
  for (const name of names) {
    const value = fields[name]?.();
    if (value !== undefined) chosen[name] = value;
  }
  return chosen;
}

function mapping(repo: Repo, where: "list" | "info"): unknown {
  const entries = repo.providers.map((offer) => ({
    provider: offer.provider,
    status: offer.status,
    providerId: offer.providerId ?? repo.id,
    task: offer.task,
    isModelAuthor: offer.isModelAuthor ?? false,
    features: { toolCalling: offer.supportsTools ?? false },
  }));
  if (where === "list") return entries;
  return Object.fromEntries(entries.map(({ provider, ...rest }) => [provider, rest]));
}
