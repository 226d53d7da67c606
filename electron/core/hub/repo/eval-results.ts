/** Results of evaluations: `model-index` of the card, and the newer `evalResults` that the Hub gathers from a repo's files. */
import * as z from "zod";
import { flag, listOf, textOrNull } from "#core/hub/tolerant.ts";
import type { EvalResult } from "#shared/contract/repo-details.ts";

const resultsMax = 200;
const name = textOrNull(300);
const value = z.union([z.number(), z.string().transform((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, "").slice(0, 100))]);
const nothing = { name: null, type: null, url: null };
const source = z.object({ name, url: textOrNull(2048) }).catch(() => nothing);

const metric = z.object({ type: name, name, value, verified: flag });
const indexed = z.object({
  task: z.object({ type: name, name }).catch(() => nothing),
  dataset: z.object({ type: name, name }).catch(() => nothing),
  metrics: listOf(metric, resultsMax),
  source,
});
const indexEntry = z.object({ results: listOf(indexed, resultsMax) });

/** What the card's `model-index` says. */
export const modelIndex = listOf(indexEntry, 20).transform((entries): EvalResult[] =>
  entries
    .flatMap(({ results }) => results)
    .flatMap(({ task, dataset, metrics, source }) =>
      metrics.flatMap((one): EvalResult[] => {
        const metricName = one.name ?? one.type;
        const datasetName = dataset.name ?? dataset.type;
        if (metricName === null || datasetName === null) return [];
        return [
          {
            task: task.name ?? task.type,
            dataset: datasetName,
            metric: metricName,
            value: one.value,
            isVerified: one.verified,
            source: source.name,
            sourceUrl: source.url,
          },
        ];
      }),
    )
    .slice(0, resultsMax),
);

const gathered = z.object({
  dataset: z.object({ id: z.string(), task_id: name }),
  value,
  source,
  verifyToken: z.unknown().optional(),
});

/** What the Hub gathered: each entry is a result, or has one below `data`. */
export const gatheredResults = listOf(
  z
    .union([z.object({ data: gathered, verified: flag }), gathered.transform((data) => ({ data, verified: false }))])
    .transform(
      ({ data, verified }): EvalResult => ({
        task: null,
        dataset: data.dataset.id.slice(0, 300),
        metric: data.dataset.task_id ?? "score",
        value: data.value,
        isVerified: verified || typeof data.verifyToken === "string",
        source: data.source.name,
        sourceUrl: data.source.url,
      }),
    ),
  resultsMax,
);
