/** One answer of a model, as it comes. Ends at the provider too when whoever listens gives up. */
import * as z from "zod";
import type { Clock } from "#core/clock.ts";
import type { InferenceCapability } from "#core/core.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { brokenOff, problemFromInference } from "#core/inference/problem-from-inference.ts";
import { routerClient } from "#core/inference/router-client.ts";
import { routerOf } from "#core/inference/router-of.ts";
import { ProblemError } from "#core/problem-error.ts";
import { type ChatEvent, chatTextMax } from "#shared/contract/inference.ts";

type ChatInput = Parameters<InferenceCapability["chat"]>[0];

const words = z.string().nullish().catch(null);

/** Providers add fields, leave some out, and name thoughts in two ways. */
const chunkShape = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        delta: z.looseObject({ content: words, reasoning_content: words, reasoning: words }).nullish().catch(null),
        finish_reason: words,
      }),
    )
    .catch([]),
  usage: z
    .looseObject({ prompt_tokens: z.int().nonnegative(), completion_tokens: z.int().nonnegative() })
    .nullish()
    .catch(null),
});

const finishReasonMax = 60;

/**
 * Yields thoughts and words, then one `end`. Throws ProblemError: NOT_SIGNED_IN before any request, else what the router
 * or the provider refuses, and PROVIDER for an answer that breaks off.
 */
export async function* chat(
  hub: HubAccess,
  clock: Clock,
  input: ChatInput,
  signal: AbortSignal,
): AsyncGenerator<ChatEvent, void, void> {
  const router = routerOf(hub);
  const accountId = hub.activeAccountId();
  if (accountId === null) throw new ProblemError(notSignedIn);
  const ended = new AbortController();
  const client = routerClient(hub, { router, accountId, signal: AbortSignal.any([signal, ended.signal]) });
  const startedAt = clock.now();
  let firstTokenMs: number | null = null;
  let finishReason: string | null = null;
  let usage: { readonly promptTokens: number; readonly completionTokens: number } | null = null;
  try {
    for await (const chunk of client.chatCompletionStream(requestOf(input))) {
      const { choices, usage: counted } = chunkShape.parse(chunk);
      if (counted) usage = { promptTokens: counted.prompt_tokens, completionTokens: counted.completion_tokens };
      const [choice] = choices;
      finishReason = choice?.finish_reason ?? finishReason;
      const { content, reasoning_content, reasoning } = choice?.delta ?? {};
      for (const event of [...pieces("reasoning", reasoning_content ?? reasoning), ...pieces("text", content)]) {
        firstTokenMs ??= clock.now() - startedAt;
        yield event;
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    // The words are all there; only what comes after them is lost.
    if (finishReason === null) throw new ProblemError(problemFromInference(error, input.model), { cause: error });
  } finally {
    // The library lets go of a stream that nobody reads any more, but does not end the request.
    ended.abort();
  }
  if (finishReason === null) throw new ProblemError(brokenOff());
  const totalMs = clock.now() - startedAt;
  yield { type: "end", finishReason: finishReason.slice(0, finishReasonMax), usage, firstTokenMs, totalMs };
}

/** The suffix names the provider; the router takes care of the rest. Source: hub-docs inference-providers, model suffixes. */
function requestOf({ model, provider, messages, maxTokens, temperature }: ChatInput) {
  return {
    model: provider === "auto" ? model : `${model}:${provider}`,
    messages: messages.map(({ role, content }) => ({ role, content })),
    stream_options: { include_usage: true },
    ...(maxTokens === undefined ? {} : { max_tokens: maxTokens }),
    ...(temperature === undefined ? {} : { temperature }),
  };
}

/** One event for each stretch that the contract lets through; none for an empty text. */
function pieces(type: "text" | "reasoning", text: string | null | undefined): ChatEvent[] {
  const events: ChatEvent[] = [];
  for (let at = 0; at < (text?.length ?? 0); at += chatTextMax) {
    events.push({ type, text: text?.slice(at, at + chatTextMax) ?? "" });
  }
  return events;
}

const notSignedIn = {
  code: "NOT_SIGNED_IN",
  what: "Sign in to chat with a model",
  why: "Inference providers answer signed-in accounts only.",
  action: { type: "sign-in", label: "Sign in" },
} as const;
