/** The tags that the catalogue's public repos have, by type (reference section 3.5). */
import type { RepoKind } from "#shared/model/repo-id.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import { kindOf } from "#tests/hub/routes/find-repo.ts";
import { json } from "#tests/hub/server/reply.ts";
import type { Route } from "#tests/hub/server/route.ts";

type Tag = { readonly id: string; readonly label: string; readonly type: string; readonly subType?: string };

export const tagsByTypeRoutes: readonly Route[] = ["models", "datasets"].map((kinds) => ({
  method: "GET",
  pattern: `/api/${kinds}-tags-by-type`,
  handle({ url }, hub) {
    const kind = kindOf(kinds);
    const byType = tagsOf(kind, hub.catalogue.list(kind));
    const wanted = url.searchParams.get("type");
    return json(wanted === null ? byType : { [wanted]: byType[wanted] ?? [] });
  },
}));

function tagsOf(kind: RepoKind, repos: readonly Repo[]): Record<string, readonly Tag[]> {
  const found = new Map<string, Tag>();
  for (const repo of repos) {
    if (repo.isPrivate) continue;
    for (const id of repo.tags)
      if (!found.has(id)) found.set(id, kind === "model" ? modelTag(id, repo) : datasetTag(id));
  }
  const sorted = [...found.values()].toSorted((one, other) => (one.label < other.label ? -1 : 1));
  const types = kind === "model" ? modelTypes : datasetTypes;
  return Object.fromEntries(types.map((type) => [type, sorted.filter((tag) => tag.type === type)]));
}

const modelTypes = [
  "pipeline_tag",
  "library",
  "dataset",
  "language",
  "license",
  "arxiv",
  "doi",
  "region",
  "deploy",
  "other",
];
const datasetTypes = [
  ...["task_categories", "task_ids", "size_categories", "language", "license", "modality", "format", "library"],
  ...["benchmark", "region", "other"],
];
const formats = ["safetensors", "gguf", "onnx", "mlx"];

function modelTag(id: string, repo: Repo): Tag {
  const [, lead = "", name = id] = /^(dataset|license|arxiv|doi|region|deploy):(.+)$/.exec(id) ?? [];
  if (lead !== "") return { id, label: name, type: lead };
  if (id === repo.pipelineTag) return { id, label: titleOf(id), type: "pipeline_tag", subType: subTypeOf(id) };
  if (id === repo.libraryName || formats.includes(id)) return { id, label: titleOf(id), type: "library" };
  const languages = [repo.cardData?.["language"]].flat();
  return { id, label: id, type: languages.includes(id) ? "language" : "other" };
}

function datasetTag(id: string): Tag {
  const [, lead = "other", name = id] = /^([a-z_]+):(.+)$/.exec(id) ?? [];
  return {
    id,
    label: lead === "task_categories" ? titleOf(name) : name,
    type: datasetTypes.includes(lead) ? lead : "other",
  };
}

function titleOf(id: string): string {
  return id.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => (dash && " ") + letter.toUpperCase());
}

/** The Hub's groups of tasks. */
function subTypeOf(task: string): string {
  if (/^(any-to-any|.*-text-to-.*|visual-question|document-question)/.test(task)) return "multimodal";
  if (/audio|speech/.test(task)) return "audio";
  if (/image|object|video|depth|3d|mask/.test(task) && task !== "fill-mask") return "cv";
  if (/tabular|time-series/.test(task)) return "tabular";
  return /reinforcement|robotics/.test(task) ? "rl" : "nlp";
}
