/** Search over repos, users and organisations as one types. Source: the Hub's own quick search; the library has none. */
import * as z from "zod";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { readJson } from "#core/hub/read-json.ts";
import { flag, listOf, textOrNull } from "#core/hub/tolerant.ts";
import type { QuickResults } from "#shared/contract/search.ts";
import { isRepoId } from "#shared/model/repo-id.ts";

/** Of each kind: what fits beside the others without scrolling. */
const limit = 6;

const repos = listOf(z.object({ id: z.string().refine(isRepoId), private: flag }), limit);
const ownerName = z.string().regex(/^[\w.-]{1,96}$/);
const fullname = textOrNull(200);

const answer = z.object({
  models: repos,
  datasets: repos,
  spaces: repos,
  users: listOf(z.object({ user: ownerName, fullname }), limit),
  orgs: listOf(z.object({ name: ownerName, fullname }), limit),
});

/** Not tried again by itself: the next letter asks anew. Throws ProblemError as hubFetch does. */
export async function quickSearch(hub: HubAccess, query: string, signal: AbortSignal): Promise<QuickResults> {
  const parameters = new URLSearchParams({ q: query, limit: String(limit) });
  const url = `${hub.endpoint().hub}/api/quicksearch?${parameters}`;
  const found = await readJson(await hub.fetchOk(url, { signal, retries: 0 }), answer);
  const of = (kind: "model" | "dataset" | "space", list: typeof found.models) =>
    list.map(({ id, private: isPrivate }) => ({ repo: { kind, id }, isPrivate }));
  return {
    repos: [...of("model", found.models), ...of("dataset", found.datasets), ...of("space", found.spaces)],
    owners: [
      ...found.orgs.map((org) => ({ type: "org" as const, name: org.name, fullname: org.fullname ?? org.name })),
      ...found.users.map((one) => ({ type: "user" as const, name: one.user, fullname: one.fullname ?? one.user })),
    ],
  };
}
