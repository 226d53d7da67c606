/** What only a Space has: what it is made with, how it is, on what it runs, and what it uses. */
import * as z from "zod";
import { countOrNull, listOf, repoIds, textOrNull } from "#core/hub/tolerant.ts";
import type { SpaceDetails } from "#shared/contract/repo-details.ts";

const hardware = textOrNull(60);
const runtime = z
  .object({
    stage: z.string().min(1).max(60),
    hardware: z
      .object({ current: hardware, requested: hardware })
      .nullish()
      .catch(null)
      .transform((value) => value ?? { current: null, requested: null }),
    replicas: z.object({ current: countOrNull }).nullish().catch(null),
    gcTimeout: countOrNull,
    storage: hardware,
    errorMessage: textOrNull(1000),
    domains: listOf(z.object({ domain: z.string() }), 20),
  })
  .nullish()
  .catch(null);

/** The fields to expand, as the Hub sends them. */
export const spaceFields = {
  sdk: textOrNull(40),
  subdomain: textOrNull(100),
  runtime,
  models: repoIds,
  datasets: repoIds,
};
const fields = z.object(spaceFields);

/** Of an answer that holds those fields. */
export function toSpaceDetails(answer: unknown): SpaceDetails {
  const { sdk, subdomain, runtime, models, datasets } = fields.parse(answer);
  return {
    kind: "space",
    sdk,
    appUrl: appUrl(runtime?.domains.map(({ domain }) => domain) ?? [], subdomain),
    runtime: runtime
      ? {
          stage: runtime.stage,
          hardware: runtime.hardware,
          replicas: runtime.replicas?.current ?? null,
          sleepSeconds: runtime.gcTimeout,
          storage: runtime.storage,
          errorMessage: runtime.errorMessage,
        }
      : null,
    models,
    datasets,
  };
}

/** Every Space has a host below hf.space; a domain of its owner's own is not opened unseen. */
function appUrl(domains: readonly string[], subdomain: string | null): string | null {
  const named = [...domains, ...(subdomain === null ? [] : [`${subdomain}.hf.space`])];
  const host = named.find((name) => /^[a-z0-9-]{1,63}(?:\.static)?\.hf\.space$/.test(name));
  return host === undefined ? null : `https://${host}`;
}
