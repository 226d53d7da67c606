/** One repo at a revision, with the commit that the revision stands for now. */
import * as z from "zod";
import type { HubCapability } from "#core/core.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { readJson } from "#core/hub/read-json.ts";
import { cardFacts, toCardFacts } from "#core/hub/repo/card-facts.ts";
import { datasetFields, toDatasetDetails } from "#core/hub/repo/dataset-details.ts";
import { modelFields, toModelDetails } from "#core/hub/repo/model-details.ts";
import { spaceFields, toSpaceDetails } from "#core/hub/repo/space-details.ts";
import { repoFacts, toRepoFacts } from "#core/hub/repo-facts.ts";
import { flag, timeOrNull, wholeOrNull } from "#core/hub/tolerant.ts";
import { isOfficial } from "#core/settings/endpoint.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import { isCommit, isRepoId, type RepoKind, repoApiPath, repoWebPath, splitRepoId } from "#shared/model/repo-id.ts";

const common = ["sha", "disabled", "createdAt", "cardData", "usedStorage"];
/** Each kind allows its own fields; the Hub answers 400 to one it does not know. */
const fieldsOf: Readonly<Record<RepoKind, readonly string[]>> = {
  model: [...new Set([...common, ...Object.keys(repoFacts), ...Object.keys(modelFields)])],
  dataset: [
    ...common,
    ...["private", "gated", "tags", "downloads", "likes", "lastModified"],
    ...Object.keys(datasetFields),
  ],
  space: [...common, "private", "tags", "likes", "lastModified", ...Object.keys(spaceFields)],
};

const info = z.object({
  ...repoFacts,
  id: z.string().refine(isRepoId),
  sha: z.string().refine(isCommit),
  disabled: flag,
  createdAt: timeOrNull,
  usedStorage: wholeOrNull,
  cardData: cardFacts,
});

/** The answer as what every kind has, and what only this kind has. */
const answerOf = (kind: RepoKind) =>
  z.unknown().transform((json, context) => {
    const { data: found, error } = info.safeParse(json);
    if (error === undefined) return { found, details: detailsOf(kind, json, found.tags) };
    context.addIssue({ code: "custom", message: error.message });
    return z.NEVER;
  });

function detailsOf(kind: RepoKind, json: unknown, tags: readonly string[]): RepoInfo["details"] {
  switch (kind) {
    case "model":
      return toModelDetails(json);
    case "dataset":
      return toDatasetDetails(json, tags);
    case "space":
      return toSpaceDetails(json);
    default:
      return assertNever(kind);
  }
}

function liveProviders(details: RepoInfo["details"]): string[] {
  if (details.kind !== "model") return [];
  return details.offers.filter(({ status }) => status === "live").map(({ provider }) => provider);
}

/** The repo under its present name: after a rename the answer's id is another than was asked for. */
export async function readRepo(
  hub: HubAccess,
  { repo, revision }: Parameters<HubCapability["repo"]>[0],
  signal: AbortSignal,
): Promise<RepoInfo> {
  const query = new URLSearchParams();
  for (const field of fieldsOf[repo.kind]) query.append("expand", field);
  const base = hub.endpoint().hub;
  const url = `${base}${repoApiPath(repo)}/revision/${encodeURIComponent(revision)}?${query}`;
  const { found, details } = await readJson(await hub.fetchOk(url, { signal }), answerOf(repo.kind));
  const facts = toRepoFacts(found);
  const ref = { kind: repo.kind, id: found.id };
  return {
    repo: ref,
    revision,
    commit: found.sha,
    isDisabled: found.disabled,
    tags: found.tags,
    providers: liveProviders(details),
    pageUrl: base + repoWebPath(ref),
    ...facts,
    // Spaces have no licence among their tags.
    license: facts.license ?? found.cardData.license[0] ?? null,
    author: splitRepoId(found.id).owner,
    createdAt: found.createdAt,
    usedStorage: found.usedStorage,
    card: toCardFacts(found.cardData),
    details: reachable(details, base),
  };
}

/** Only the Hub itself runs its Spaces at the hosts that it names: a Hub of another address shows them on its own pages. */
function reachable(details: RepoInfo["details"], hub: string): RepoInfo["details"] {
  return details.kind === "space" && !isOfficial(hub) ? { ...details, appUrl: null } : details;
}
