/** Completions in OpenAI's form, whole or streamed: what text-generation of today's clients asks for. */
import { setTimeout as delay } from "node:timers/promises";
import * as z from "zod";
import { seededHex } from "#tests/hub/content/random.ts";
import { tokensOf } from "#tests/hub/inference/chat-script.ts";
import { continueText } from "#tests/hub/inference/generate-text.ts";
import { deserialize } from "#tests/hub/routes/deserialize.ts";
import { json, type Reply } from "#tests/hub/server/reply.ts";
import type { HubRequest } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

const completionRequest = z.looseObject({
  prompt: z.string().min(1),
  max_tokens: z.number().int().positive().nullish(),
  stream: z.boolean().optional(),
});

/** `{choices: [{text}]}` for the prompt; `model` is what the answer calls the model. */
export async function answerCompletion(request: HubRequest, hub: StandIn, model: string): Promise<Reply> {
  const { prompt, max_tokens: most, stream } = await deserialize(request, completionRequest);
  const { tokens, finishReason } = continueText(prompt, most ?? 100);
  const head = {
    id: `cmpl-${seededHex(model + prompt, 24)}`,
    object: "text_completion",
    created: 1_795_000_000,
    model,
  };
  const choice = (text: string, finish: string | null): unknown => ({
    index: 0,
    text,
    logprobs: null,
    finish_reason: finish,
  });
  if (stream !== true) {
    const given = tokensOf(prompt).length;
    const usage = { prompt_tokens: given, completion_tokens: tokens.length, total_tokens: given + tokens.length };
    return json({ ...head, system_fingerprint: "stand-in", choices: [choice(tokens.join(""), finishReason)], usage });
  }
  const event = (value: unknown): Uint8Array => Buffer.from(`data: ${JSON.stringify(value)}\n\n`);
  async function* events(): AsyncGenerator<Uint8Array> {
    for (const token of tokens) {
      yield event({ ...head, choices: [choice(token, null)] });
      await delay(hub.options.tokenDelayMs ?? 1, undefined, { signal: request.signal });
    }
    yield event({ ...head, choices: [choice("", finishReason)] });
    yield Buffer.from("data: [DONE]\n\n");
  }
  const headers = { "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache" };
  return { status: 200, headers, body: events() };
}
