/** The models that can chat now, as the router lists them. Source: reference of `GET /v1/models`; most fields may be absent. */
import * as z from "zod";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { readJson } from "#core/hub/read-json.ts";
import { routerOf } from "#core/inference/router-of.ts";
import type { ChatModel } from "#shared/contract/inference.ts";

const amount = z.number().nonnegative();

const listedProvider = z
  .looseObject({
    provider: z.string().min(1).max(60),
    status: z.string().nullish().catch(null),
    context_length: amount.nullish().catch(null),
    pricing: z.looseObject({ input: amount, output: amount }).nullish().catch(null),
    supports_tools: z.boolean().nullish().catch(null),
    throughput: amount.nullish().catch(null),
  })
  .transform((listed) => ({
    provider: listed.provider,
    isLive: listed.status === "live",
    contextLength: listed.context_length ?? null,
    pricing: listed.pricing ? { input: listed.pricing.input, output: listed.pricing.output } : null,
    supportsTools: listed.supports_tools ?? null,
    tokensPerSecond: listed.throughput ?? null,
  }));

const listedModel = z.looseObject({
  id: z.string().min(1).max(200),
  providers: z.array(z.unknown()).catch([]),
});

const list = z.looseObject({ data: z.array(z.unknown()) });

const modelsMax = 5000;
const providersMax = 100;

/** Entries that cannot be read, and models that nobody serves, are left out. Throws ProblemError. */
export async function listChatModels(hub: HubAccess, signal: AbortSignal): Promise<ChatModel[]> {
  const { data } = await readJson(await hub.fetchOk(`${routerOf(hub)}/v1/models`, { signal }), list);
  const models = readEach(data, listedModel).map(({ id, providers }) => ({
    id,
    providers: readEach(providers, listedProvider).slice(0, providersMax),
  }));
  return models.filter(({ providers }) => providers.length > 0).slice(0, modelsMax);
}

/** The items that have the shape. */
function readEach<Value>(items: readonly unknown[], shape: z.ZodType<Value>): Value[] {
  return items.flatMap((item) => {
    const read = shape.safeParse(item);
    return read.success ? [read.data] : [];
  });
}
