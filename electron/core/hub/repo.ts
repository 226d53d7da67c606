/** One repo at a revision, with the commit that the revision stands for now. */
import * as z from "zod";
import type { HubCapability } from "#core/core.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { readJson } from "#core/hub/read-json.ts";
import { repoFacts, toRepoFacts } from "#core/hub/repo-facts.ts";
import { flag } from "#core/hub/tolerant.ts";
import { isCommit, isRepoId, type RepoKind, repoApiPath, repoWebPath } from "#shared/model/repo-id.ts";

/** Each kind allows its own fields; the Hub answers 400 to one it does not know. */
const fieldsOf: Readonly<Record<RepoKind, readonly string[]>> = {
  model: [...Object.keys(repoFacts), "sha", "disabled", "inferenceProviderMapping"],
  dataset: ["sha", "disabled", "private", "gated", "tags", "downloads", "likes", "lastModified"],
  space: ["sha", "disabled", "private", "tags", "likes", "lastModified"],
};

const offer = z.object({ provider: z.string().optional(), status: z.unknown().optional() });

/** By provider on info; some answers have a list with the provider inside. */
const providers = z
  .union([
    z.array(z.unknown()).transform((list) => list.map((one): [string, unknown] => ["", one])),
    z.record(z.string(), z.unknown()).transform((map) => Object.entries(map)),
  ])
  .catch([])
  .transform((entries) =>
    entries.flatMap(([name, value]) => {
      const read = offer.safeParse(value);
      const provider = (read.success ? read.data.provider : undefined) ?? name;
      return read.success && read.data.status === "live" && /^[\w.-]{1,60}$/.test(provider) ? [provider] : [];
    }),
  );

const info = z.object({
  ...repoFacts,
  id: z.string().refine(isRepoId),
  sha: z.string().refine(isCommit),
  disabled: flag,
  inferenceProviderMapping: providers,
});

/** The repo under its present name: after a rename the answer's id is another than was asked for. */
export async function readRepo(
  hub: HubAccess,
  { repo, revision }: Parameters<HubCapability["repo"]>[0],
  signal: AbortSignal,
): ReturnType<HubCapability["repo"]> {
  const query = new URLSearchParams();
  for (const field of fieldsOf[repo.kind]) query.append("expand", field);
  const base = hub.endpoint().hub;
  const url = `${base}${repoApiPath(repo)}/revision/${encodeURIComponent(revision)}?${query}`;
  const found = await readJson(await hub.fetchOk(url, { signal }), info);
  const ref = { kind: repo.kind, id: found.id };
  return {
    repo: ref,
    revision,
    commit: found.sha,
    isDisabled: found.disabled,
    tags: found.tags,
    providers: found.inferenceProviderMapping.slice(0, 100),
    pageUrl: base + repoWebPath(ref),
    ...toRepoFacts(found),
  };
}
