/** A filter of the contract as the query of the Hub's list calls, and what of it the Hub cannot be asked for. Pure. */
import type { DatasetFilter, ListPage, ListQuestion, ModelFilter, SpaceFilter } from "#shared/contract/browse.ts";
import { assertNever } from "#shared/model/assert-never.ts";

type Asked = { readonly query: URLSearchParams; readonly unasked: ListPage["unasked"] };

/** Search, filter and order; without the fields and the page. Source: hub API, list models, datasets and spaces. */
export function listQuery(question: ListQuestion): Asked {
  const { filter, sort } = question;
  const query = new URLSearchParams({ sort, direction: "-1" });
  const search = filter.search?.trim() ?? "";
  if (search !== "") query.set("search", search);
  if (filter.author !== undefined) query.set("author", filter.author);
  switch (question.kind) {
    case "model":
      return { query: modelQuery(question.filter, query), unasked: [] };
    case "dataset":
      return { query: datasetQuery(question.filter, query), unasked: [] };
    case "space":
      return {
        query: spaceQuery(question.filter, query),
        unasked: question.filter.hardware === undefined ? [] : ["hardware"],
      };
    default:
      return assertNever(question);
  }
}

function modelQuery(filter: ModelFilter, query: URLSearchParams): URLSearchParams {
  const { pipelineTag, apps, inferenceProvider, gated, baseModel, numParameters } = filter;
  if (pipelineTag !== undefined) query.set("pipeline_tag", pipelineTag);
  addTags(query, "", [...(filter.library ?? []), ...(filter.format ?? []), ...(filter.language ?? [])]);
  addTags(query, "license:", filter.license);
  addTags(query, "base_model:", baseModel);
  if (apps !== undefined && apps.length > 0) query.set("apps", apps.join(","));
  if (inferenceProvider !== undefined) query.set("inference_provider", inferenceProvider);
  if (gated !== undefined) query.set("gated", String(gated));
  const bounds = numParameters === undefined ? "" : boundsOf(numParameters);
  if (bounds !== "") query.set("num_parameters", bounds);
  return query;
}

function datasetQuery(filter: DatasetFilter, query: URLSearchParams): URLSearchParams {
  addTags(query, "task_categories:", filter.taskCategory);
  addTags(query, "size_categories:", filter.sizeCategory);
  addTags(query, "format:", filter.format);
  addTags(query, "modality:", filter.modality);
  addTags(query, "language:", filter.language);
  addTags(query, "license:", filter.license);
  if (filter.gated !== undefined) query.set("gated", String(filter.gated));
  return query;
}

function spaceQuery(filter: SpaceFilter, query: URLSearchParams): URLSearchParams {
  addTags(query, "", filter.sdk);
  if (filter.model !== undefined) query.set("models", filter.model);
  if (filter.dataset !== undefined) query.set("datasets", filter.dataset);
  return query;
}

/** Tags, each as a filter of its own; one that has the lead already keeps it. */
function addTags(query: URLSearchParams, lead: string, tags: string | readonly string[] | undefined): void {
  for (const tag of [tags ?? []].flat()) query.append("filter", tag.startsWith(lead) ? tag : lead + tag);
}

/** `min:6B,max:128B`, either half alone; in whole millions or thousands, which say every size exactly enough. */
function boundsOf({ min, max }: NonNullable<ModelFilter["numParameters"]>): string {
  const half = (side: string, value: number | undefined) => (value === undefined ? [] : [`${side}:${figureOf(value)}`]);
  return [...half("min", min), ...half("max", max)].join(",");
}

function figureOf(count: number): string {
  for (const [unit, size] of [
    ["B", 1e9],
    ["M", 1e6],
    ["K", 1e3],
  ] as const) {
    if (count >= size) return `${Number((count / size).toFixed(3))}${unit}`;
  }
  return String(Math.round(count));
}
