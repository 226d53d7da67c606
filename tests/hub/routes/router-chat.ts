/** POST /v1/chat/completions of the router, streamed or whole, with its refusals (reference sections 10.5 and 10.9). */
import * as z from "zod";
import { mayInfer } from "#tests/hub/auth/permits.ts";
import { samplePerson } from "#tests/hub/auth/tokens.ts";
import type { ChatScript } from "#tests/hub/inference/chat-script.ts";
import { type ChatCall, streamAnswer, wholeAnswer } from "#tests/hub/inference/chat-stream.ts";
import { sampleAnswer } from "#tests/hub/inference/sample-answer.ts";
import { chatModels } from "#tests/hub/routes/router-models.ts";
import { json, type Reply, refuse, refuseAnonymous, text } from "#tests/hub/server/reply.ts";
import type { HubRequest, Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

const chatRequest = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })).min(1),
  stream: z.boolean().optional(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).optional(),
  max_tokens: z.number().int().positive().optional(),
});

export const routerChatRoutes: readonly Route[] = [{ method: "POST", pattern: "/v1/chat/completions", handle: chat }];

async function chat(request: HubRequest, hub: StandIn): Promise<Reply> {
  const { caller } = request;
  if (caller.type !== "token") return refuseAnonymous();
  if (!mayInfer(caller.token)) {
    const what = "This authentication method does not have sufficient permissions to call Inference Providers";
    refuse(403, `${what} on behalf of user ${samplePerson.name}`);
  }
  const parsed = chatRequest.safeParse(parseJson(await request.body()));
  if (!parsed.success)
    return text(`Failed to deserialize the JSON body into the target type: ${parsed.error.message}`, {}, 422);
  const { model, messages, stream, stream_options: options, max_tokens: tokensMax } = parsed.data;
  const name = servedModel(hub, model);
  if (name === null) return json({ error: unsupported(model) }, {}, 400);

  const script = nextScript(hub, name, messages.findLast(({ role }) => role === "user")?.content, tokensMax);
  if (script.failure !== null) return json(script.failure.body, {}, script.failure.status);
  const call: ChatCall = { model: name, messages, withUsage: options?.include_usage === true, signal: request.signal };
  const headers = { "X-Inference-Provider": "stand-in" };
  if (stream !== true) return json(wholeAnswer(call, script), headers);
  return {
    status: 200,
    headers: { ...headers, "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache" },
    body: streamAnswer(call, script),
  };
}

/** The model's id without a suffix such as `:fastest` or `:groq`; null when no live provider serves it. */
function servedModel(hub: StandIn, model: string): string | null {
  const [id = "", choice = "fastest"] = model.split(":");
  const offers =
    chatModels(hub)
      .find((repo) => repo.id === id)
      ?.providers.filter(({ status }) => status === "live") ?? [];
  const isPolicy = ["fastest", "cheapest", "preferred"].includes(choice);
  return offers.some(({ provider }) => isPolicy || provider === choice) ? id : null;
}

function unsupported(model: string): unknown {
  const message = `The requested model '${model}' is not supported by any provider you have enabled.`;
  return { message, type: "invalid_request_error", param: "model", code: "model_not_supported" };
}

function nextScript(hub: StandIn, model: string, question: unknown, tokensMax = Infinity): ChatScript {
  return {
    text: sampleAnswer(model, typeof question === "string" ? question : ""),
    reasoning: /think|reason/i.test(model) ? "The person wants to see how an answer arrives. I keep it short." : null,
    finishReason: "stop",
    firstTokenDelayMs: (hub.options.tokenDelayMs ?? 1) * 8,
    tokenDelayMs: hub.options.tokenDelayMs ?? 1,
    tokensMax,
    ending: "done",
    failure: null,
    ...hub.chatScripts.shift(),
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}
