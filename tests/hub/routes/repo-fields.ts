/** A repo as lists and info show it: every field that a kind of repo can have (reference sections 3.1, 3.2 and 3.4). */
import type { RepoKind } from "#shared/model/repo-id.ts";
import { ownerOf } from "#tests/hub/auth/permits.ts";
import { findBaseModels } from "#tests/hub/catalogue/base-models.ts";
import type { Catalogue } from "#tests/hub/catalogue/catalogue.ts";
import { headOf } from "#tests/hub/catalogue/find-commit.ts";
import type { Commit, Repo, RepoFile } from "#tests/hub/catalogue/repo.ts";
import { refuse } from "#tests/hub/server/reply.ts";

/** What can be expanded, in the order of the Hub's own 400. */
const expandable: Readonly<Record<RepoKind, readonly string[]>> = {
  model: [
    ...["author", "baseModels", "cardData", "config", "createdAt", "disabled", "downloads", "downloadsAllTime"],
    ...["evalResults", "gated", "inference", "inferenceProviderMapping", "lastModified", "library_name", "likes"],
    ...["mask_token", "model-index", "pipeline_tag", "private", "safetensors", "sha", "siblings", "spaces", "tags"],
    ...["transformersInfo", "trendingScore", "widgetData", "gguf", "resourceGroup", "xetEnabled"],
    ...["childrenModelCount", "usedStorage"],
  ],
  dataset: [
    ...["author", "cardData", "citation", "createdAt", "description", "disabled", "downloads", "downloadsAllTime"],
    ...["gated", "lastModified", "likes", "mainSize", "paperswithcode_id", "private", "resourceGroup", "sha"],
    ...["siblings", "tags", "trendingScore", "usedStorage"],
  ],
  space: [
    ...["author", "cardData", "createdAt", "datasets", "disabled", "lastModified", "likes", "models", "private"],
    ...["region", "resourceGroup", "runtime", "sdk", "sha", "siblings", "subdomain", "tags", "trendingScore"],
    "usedStorage",
  ],
};

/** The values of `expand` and `expand[]`; an unknown one ends the route with 400. Null when none was asked for. */
export function expandsOf(kind: RepoKind, url: URL): ReadonlySet<string> | null {
  const asked = [...url.searchParams.getAll("expand"), ...url.searchParams.getAll("expand[]")];
  const wrong = asked.find((name) => !expandable[kind].includes(name));
  if (wrong !== undefined) {
    refuse(400, `"expand" must be one of [${expandable[kind].join(", ")}], got "${wrong}"`);
  }
  return asked.length === 0 ? null : new Set(asked);
}

type Fields = Readonly<Record<string, () => unknown>>;

export type FieldsContext = {
  readonly catalogue: Catalogue;
  readonly commit: () => Commit;
  /** The provider mapping is an array in lists and an object in info. */
  readonly where: "list" | "info";
  readonly hasXet: boolean;
};

/** Every field that a repo can show, made only when asked for. */
export function repoFields(repo: Repo, context: FieldsContext): Fields {
  const { commit } = context;
  return {
    author: () => ownerOf(repo),
    cardData: () => repo.cardData ?? undefined,
    createdAt: () => repo.createdAt,
    disabled: () => repo.isDisabled,
    downloads: () => repo.downloads,
    downloadsAllTime: () => repo.downloads * 7,
    gated: () => repo.gated,
    lastModified: () => repo.lastModified,
    likes: () => repo.likes,
    private: () => repo.isPrivate,
    resourceGroup: () => repo.resourceGroup ?? undefined,
    sha: () => commit().id,
    siblings: () => [...commit().files.keys()].map((rfilename) => ({ rfilename })),
    tags: () => repo.tags,
    trendingScore: () => repo.trendingScore,
    usedStorage: () => usedStorage(repo),
    ...kindFields[repo.kind](repo, context),
  };
}

const kindFields: Readonly<Record<RepoKind, (repo: Repo, context: FieldsContext) => Fields>> = {
  model: (repo, { catalogue, where, hasXet }) => ({
    baseModels: () => findBaseModels(repo, catalogue) ?? undefined,
    childrenModelCount: () => childrenCount(repo, catalogue),
    config: () => repo.config ?? undefined,
    gguf: () => repo.gguf ?? undefined,
    inference: () => (repo.providers.some(({ status }) => status === "live") ? "warm" : undefined),
    inferenceProviderMapping: () => mapping(repo, where),
    library_name: () => repo.libraryName ?? undefined,
    mask_token: () => (repo.pipelineTag === "fill-mask" ? "[MASK]" : undefined),
    "model-index": () => repo.cardData?.["model-index"],
    pipeline_tag: () => repo.pipelineTag ?? undefined,
    safetensors: () => repo.safetensors ?? undefined,
    spaces: () => spacesWith(repo, catalogue),
    transformersInfo: () => transformersInfo(repo),
    widgetData: () => repo.cardData?.["widget"],
    xetEnabled: () => hasXet,
  }),
  dataset: (repo, { commit }) => ({
    citation: () => undefined,
    description: () => repo.description ?? undefined,
    mainSize: () => sizeOf(commit().files.values()),
    paperswithcode_id: () => repo.cardData?.["paperswithcode_id"],
  }),
  space: (repo, { commit }) => {
    const subdomain = repo.id.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    const domain = `${subdomain}.hf.space`;
    return {
      datasets: () => repo.space?.datasets,
      host: () => `https://${domain}`,
      models: () => repo.space?.models,
      region: () => "us",
      runtime: () => {
        if (repo.space === null) return undefined;
        const { errorMessage, ...runtime } = repo.space.runtime;
        const domains = [{ domain, stage: "READY" }];
        return { ...runtime, ...(errorMessage === null ? {} : { errorMessage }), domains, sha: commit().id };
      },
      sdk: () => repo.space?.sdk,
      subdomain: () => subdomain,
    };
  },
};

/** The chosen fields, with the ids that are always there. Fields without a value are left out, as the Hub does. */
export function pick(repo: Repo, fields: Fields, names: Iterable<string>): unknown {
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

function transformersInfo(repo: Repo): unknown {
  if (repo.libraryName !== "transformers") return undefined;
  const tag = repo.pipelineTag === null ? {} : { pipeline_tag: repo.pipelineTag };
  const autoModel = repo.pipelineTag === "text-generation" ? "AutoModelForCausalLM" : "AutoModel";
  return { auto_model: autoModel, ...tag, processor: "AutoTokenizer" };
}

/** At most 100, as the Hub. */
function spacesWith(repo: Repo, catalogue: Catalogue): string[] {
  const users = catalogue.list("space").filter(({ isPrivate, space }) => !isPrivate && space?.models.includes(repo.id));
  return users.map(({ id }) => id).slice(0, 100);
}

function childrenCount(repo: Repo, catalogue: Catalogue): Record<string, number> {
  const count = { adapter: 0, merge: 0, quantized: 0, finetune: 0 };
  for (const { tags, isPrivate } of catalogue.list("model")) {
    if (isPrivate) continue;
    for (const relation of ["adapter", "merge", "quantized", "finetune"] as const) {
      if (tags.includes(`base_model:${relation}:${repo.id}`)) count[relation] += 1;
    }
  }
  return count;
}

/** The bytes of every file that any commit of main wrote; a file that stays is stored once. */
function usedStorage(repo: Repo): number {
  const files = new Set<RepoFile>();
  for (let commit: Commit | null = headOf(repo); commit !== null; commit = commit.parent) {
    for (const file of commit.files.values()) files.add(file);
  }
  return sizeOf(files);
}

function sizeOf(files: Iterable<RepoFile>): number {
  let sum = 0;
  for (const { content } of files) sum += content.sizeBytes;
  return sum;
}
