/** text-generation in the older form of hf-inference: `inputs` and `parameters`, whole or streamed (reference section 10.5). */
import { setTimeout as delay } from "node:timers/promises";
import * as z from "zod";
import { seededRandom } from "#tests/hub/content/random.ts";
import { tokensOf } from "#tests/hub/inference/chat-script.ts";
import { type Continuation, continueText } from "#tests/hub/inference/generate-text.ts";
import { expectInput, numberParameter, type TaskCall } from "#tests/hub/inference/task-call.ts";
import { json, type Reply } from "#tests/hub/server/reply.ts";

/** The most tokens that prompt and continuation may have together. */
const contextTokens = 4096;

/** `[{generated_text}]`, with the prompt in front unless `return_full_text` is false. */
export function completeText(call: TaskCall): Reply {
  const { prompt, continuation, refusal } = completionOf(call);
  if (refusal !== null) return json(refusal, {}, 422);
  const lead = call.parameters["return_full_text"] === false ? "" : prompt;
  return json([{ generated_text: lead + continuation.tokens.join("") }]);
}

/** The same as events: a token each, the whole text with the last, and no `[DONE]`. */
export function streamText(call: TaskCall, tokenDelayMs: number, signal: AbortSignal): Reply {
  const { continuation, refusal } = completionOf(call);
  const headers = { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" };
  if (refusal !== null) return { status: 200, headers, body: `data: ${JSON.stringify(refusal)}\n\n` };
  return { status: 200, headers, body: tokenEvents(continuation, tokenDelayMs, signal) };
}

async function* tokenEvents(
  { tokens }: Continuation,
  delayMs: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for (const [at, text] of tokens.entries()) {
    const random = seededRandom(`token ${text}`);
    const token = { id: random.int(32_000), text, logprob: -random.int(5000) / 1000, special: false };
    const isLast = at === tokens.length - 1;
    const event = { index: at + 1, token, generated_text: isLast ? tokens.join("") : null, details: null };
    yield Buffer.from(`data:${JSON.stringify(event)}\n\n`);
    if (delayMs > 0 && !isLast) await delay(delayMs, undefined, { signal });
  }
}

function completionOf(call: TaskCall) {
  const prompt = expectInput(z.string().min(1), call.inputs);
  const asked = numberParameter(call, "max_new_tokens", 20);
  const given = tokensOf(prompt).length;
  const error = `Input validation error: \`inputs\` tokens + \`max_new_tokens\` must be <= ${contextTokens}. Given: ${given} \`inputs\` tokens and ${asked} \`max_new_tokens\``;
  const refusal = given + asked > contextTokens ? { error, error_type: "validation" } : null;
  return { prompt, continuation: continueText(prompt, asked), refusal };
}
