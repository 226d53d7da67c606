/** GET /v1/models of the router: chat models and who serves them (reference section 10.2). */
import type { ProviderOffer, Repo } from "#tests/hub/catalogue/repo.ts";
import { json, refuse } from "#tests/hub/server/reply.ts";
import { param, type Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

export const routerModelsRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/v1/models",
    handle: (_, hub) => json({ object: "list", data: chatModels(hub).map(modelJson) }),
  },
  {
    method: "GET",
    pattern: "/v1/models/:owner/:name",
    handle(request, hub) {
      const id = `${param(request, "owner")}/${param(request, "name")}`;
      const repo = chatModels(hub).find((model) => model.id === id);
      return json({ data: repo === undefined ? refuse(404, `Model ${id} does not exist`) : modelJson(repo) });
    },
  },
];

/** The repos that some provider serves for chat. */
export function chatModels(hub: StandIn): Repo[] {
  return hub.catalogue
    .list("model")
    .filter((repo) => !repo.isPrivate && repo.providers.some(({ task }) => task === "conversational"));
}

function modelJson(repo: Repo): unknown {
  const seesImages = repo.pipelineTag === "image-text-to-text";
  return {
    id: repo.id,
    object: "model",
    created: Math.floor(Date.parse(repo.createdAt) / 1000),
    owned_by: repo.id.split("/")[0],
    architecture: { input_modalities: seesImages ? ["text", "image"] : ["text"], output_modalities: ["text"] },
    providers: repo.providers.filter(({ task }) => task === "conversational").map(offerJson),
  };
}

/** Everything but the provider, its status and the authorship may be missing. */
function offerJson(offer: ProviderOffer): unknown {
  const { provider, status, contextLength, pricing, supportsTools, firstTokenMs, tokensPerSecond, isModelAuthor } =
    offer;
  return {
    provider,
    status: status === "staging" ? "error" : status,
    context_length: contextLength,
    pricing,
    supports_tools: supportsTools,
    supports_structured_output: supportsTools,
    first_token_latency_ms: firstTokenMs,
    throughput: tokensPerSecond,
    is_model_author: isModelAuthor ?? false,
  };
}
