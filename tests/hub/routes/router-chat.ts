/** POST /v1/chat/completions of the router, streamed or whole, with its refusals (reference sections 10.5 and 10.9). */
import * as z from "zod";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import { type ChatRequest, chatRequest, picturesOf } from "#tests/hub/inference/chat-request.ts";
import type { ChatScript } from "#tests/hub/inference/chat-script.ts";
import { type ChatCall, streamAnswer, wholeAnswer } from "#tests/hub/inference/chat-stream.ts";
import { chooseOffer, type Served } from "#tests/hub/inference/choose-offer.ts";
import { planAnswer } from "#tests/hub/inference/plan-answer.ts";
import { deserialize } from "#tests/hub/routes/deserialize.ts";
import { requireInference } from "#tests/hub/routes/require-inference.ts";
import { chatModels } from "#tests/hub/routes/router-models.ts";
import { json, Refusal, type Reply } from "#tests/hub/server/reply.ts";
import type { HubRequest, Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

export const routerChatRoutes: readonly Route[] = [{ method: "POST", pattern: "/v1/chat/completions", handle: chat }];

async function chat(request: HubRequest, hub: StandIn): Promise<Reply> {
  requireInference(request);
  return answerChat(request, hub, (model) => chooseOffer(chatModels(hub), model));
}

/** Where the path names the model, the body need not. */
export const namelessChatRequest = chatRequest.extend({ model: z.string().default("tgi") });

/** Answers a chat; `find` says who serves the model that the body names, or null for a 400. */
export async function answerChat(
  request: HubRequest,
  hub: StandIn,
  find: (model: string) => Served | null,
  schema: z.ZodType<ChatRequest> = chatRequest,
): Promise<Reply> {
  const asked = await deserialize(request, schema);
  const served = find(asked.model) ?? refuseModel(asked.model, "is not supported by any provider you have enabled");
  const { repo, provider } = served;
  const hasPictures = asked.messages.some(({ content }) => picturesOf(content).length > 0);
  if (hasPictures && !seesPictures(repo)) refuseModel(asked.model, "does not support image input", "invalid_value");

  const script = nextScript(hub, repo, asked);
  const { failure } = script;
  if (failure !== null) return json(failure.body, failure.headers, failure.status);
  const call: ChatCall = {
    model: repo.id,
    messages: asked.messages,
    withUsage: asked.stream_options?.include_usage === true,
    saysNoUsage: provider === "hf-inference",
    signal: request.signal,
  };
  const headers = { "X-Inference-Provider": provider };
  if (asked.stream !== true) return json(wholeAnswer(call, script), headers);
  return {
    status: 200,
    headers: { ...headers, "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache" },
    body: streamAnswer(call, script),
  };
}

/** Whether the model takes pictures with the words. */
function seesPictures(repo: Repo): boolean {
  return repo.pipelineTag === "image-text-to-text";
}

function refuseModel(model: string, why: string, code = "model_not_supported"): never {
  const message = `The requested model '${model}' ${why}.`;
  const error = { message, type: "invalid_request_error", param: "model", code };
  throw new Refusal(json({ error }, {}, 400));
}

function nextScript(hub: StandIn, repo: Repo, asked: ChatRequest): ChatScript {
  return {
    ...planAnswer(repo, asked),
    firstTokenDelayMs: (hub.options.tokenDelayMs ?? 1) * 8,
    tokenDelayMs: hub.options.tokenDelayMs ?? 1,
    tokensMax: asked.max_tokens ?? Infinity,
    usageIn: "own-chunk",
    ending: "done",
    failure: null,
    ...hub.chatScripts.shift(),
  };
}
