/** The tags of the Hub by type, as the filters offer them. */
import * as z from "zod";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { readJson } from "#core/hub/read-json.ts";
import { listOf } from "#core/hub/tolerant.ts";
import type { Facets } from "#shared/contract/browse.ts";
import type { RepoKind } from "#shared/model/repo-id.ts";

/** Types with tens of thousands of tags (dataset, arxiv, other) are not asked for. */
const types: Readonly<Record<RepoKind, readonly string[]>> = {
  model: ["pipeline_tag", "library", "language", "license"],
  dataset: ["task_categories", "size_categories", "format", "modality", "language", "license"],
  space: [],
};

const tag = z
  .object({ id: z.string().min(1).max(300), label: z.string().min(1).max(300) })
  .transform(({ id, label }) => ({ id, label }));
const byType = z.record(z.string(), z.array(z.unknown()).catch([]).pipe(listOf(tag, 600)));

/** Throws ProblemError as hubFetch does. */
export async function listTags(hub: HubAccess, kind: RepoKind, signal: AbortSignal): Promise<Facets> {
  const base = `${hub.endpoint().hub}/api/${kind}s-tags-by-type`;
  return Promise.all(
    types[kind].map(async (type) => {
      const response = await hub.fetchOk(`${base}?${new URLSearchParams({ type })}`, { signal });
      return { type, tags: (await readJson(response, byType))[type] ?? [] };
    }),
  );
}
