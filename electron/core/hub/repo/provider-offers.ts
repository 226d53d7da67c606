/** Who runs a model, out of `inferenceProviderMapping`: by provider on info; some answers have a list with the provider inside. */
import * as z from "zod";
import { countOrNull, flag, textOrNull } from "#core/hub/tolerant.ts";
import type { ProviderOffer } from "#shared/contract/repo-details.ts";

const amounts = z.object({ input: z.number().nonnegative(), output: z.number().nonnegative() }).nullish().catch(null);
const served = z.object({ context_length: countOrNull, pricing: amounts }).nullish().catch(null);

const offer = z.object({
  provider: z.string().optional(),
  status: z.enum(["live", "staging", "error"]),
  task: textOrNull(300),
  isModelAuthor: flag,
  features: z
    .object({ toolCalling: z.boolean().nullish().catch(null) })
    .nullish()
    .catch(null),
  providerDetails: served,
});

export const providerOffers = z
  .union([
    z.array(z.unknown()).transform((list) => list.map((one): [string, unknown] => ["", one])),
    z.record(z.string(), z.unknown()).transform((map) => Object.entries(map)),
  ])
  .catch([])
  .transform((entries) => entries.flatMap(([name, value]) => readOffer(name, value)).slice(0, 100));

function readOffer(name: string, value: unknown): ProviderOffer[] {
  const { data } = offer.safeParse(value);
  const provider = data?.provider ?? name;
  if (data === undefined || !/^[\w.-]{1,60}$/.test(provider)) return [];
  const { status, task, isModelAuthor, features, providerDetails } = data;
  return [
    {
      provider,
      status,
      task,
      isModelAuthor,
      supportsTools: features?.toolCalling ?? null,
      contextLength: providerDetails?.context_length ?? null,
      pricing: providerDetails?.pricing ?? null,
    },
  ];
}
