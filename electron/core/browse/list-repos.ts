/** A page of models, datasets or Spaces. Asks the API itself, because the library's list calls hide the cursor that paging needs. */
import { listQuery } from "#core/browse/list-query.ts";
import { expandsOf, pageSchema } from "#core/browse/repo-summary.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { nextCursor } from "#core/hub/next-cursor.ts";
import { readJson } from "#core/hub/read-json.ts";
import type { ListPage, ListQuestion } from "#shared/contract/browse.ts";

/** The first page is what fills a screen; who scrolls on gets more at a time. */
const firstPageLength = 50;
const nextPageLength = 100;

/** Throws ProblemError as hubFetch does. */
export async function listRepos(hub: HubAccess, question: ListQuestion, signal: AbortSignal): Promise<ListPage> {
  const { kind, cursor } = question;
  const { query, unasked } = listQuery(question);
  for (const field of expandsOf(kind)) query.append("expand", field);
  query.set("limit", String(cursor === undefined ? firstPageLength : nextPageLength));
  if (cursor !== undefined) query.set("cursor", cursor);
  const response = await hub.fetchOk(`${hub.endpoint().hub}/api/${kind}s?${query}`, { signal });
  const repos = await readJson(response, pageSchema(kind));
  return { repos, nextCursor: nextCursor(response), total: totalOf(response), unasked };
}

function totalOf(response: Response): number | null {
  const text = response.headers.get("x-total-count") ?? "";
  return /^\d{1,12}$/.test(text) ? Number(text) : null;
}
