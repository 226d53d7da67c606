/** The models list. Asks the API itself, because the library's listModels hides the cursor that paging needs. */
import * as z from "zod";
import type { HubCapability } from "#core/core.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { nextCursor } from "#core/hub/next-cursor.ts";
import { readJson } from "#core/hub/read-json.ts";
import { repoFacts, toRepoFacts } from "#core/hub/repo-facts.ts";
import { listOf } from "#core/hub/tolerant.ts";
import type { modelsPage } from "#shared/contract/hub.ts";
import { isRepoId } from "#shared/model/repo-id.ts";

const pageLength = 40;
const fields = [...Object.keys(repoFacts), "inference"];

/** An entry without a proper repo id is left out: nothing could be done with it. */
const item = z.object({ ...repoFacts, id: z.string().refine(isRepoId), inference: z.unknown().optional() });
const page = z.array(z.unknown()).pipe(listOf(item, 1000));

/** One page of models. Throws ProblemError as hubFetch does. */
export async function listModels(
  hub: HubAccess,
  { search, pipelineTag, sort, cursor }: Parameters<HubCapability["models"]>[0],
  signal: AbortSignal,
): Promise<z.infer<typeof modelsPage>> {
  const query = new URLSearchParams({ limit: String(pageLength), sort, direction: "-1" });
  if (search !== undefined && search.trim() !== "") query.set("search", search.trim());
  if (pipelineTag !== undefined) query.set("pipeline_tag", pipelineTag);
  for (const field of fields) query.append("expand", field);
  if (cursor !== undefined) query.set("cursor", cursor);
  const response = await hub.fetchOk(`${hub.endpoint().hub}/api/models?${query}`, { signal });
  const items = await readJson(response, page);
  return {
    models: items.map((one) => ({ id: one.id, ...toRepoFacts(one), isServed: one.inference === "warm" })),
    nextCursor: nextCursor(response),
  };
}
