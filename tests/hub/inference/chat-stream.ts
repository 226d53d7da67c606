/** Chat answers as the router sends them: whole, or as server-sent events (reference section 10.5). */
import { setTimeout as delay } from "node:timers/promises";
import { seededHex } from "#tests/hub/content/random.ts";
import { type ChatScript, tokensOf } from "#tests/hub/inference/chat-script.ts";
import { BrokenOff } from "#tests/hub/server/reply.ts";

export type ChatCall = {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly withUsage: boolean;
  readonly signal: AbortSignal;
};

const created = 1_795_000_000;

/** The answer as one JSON value. */
export function wholeAnswer(call: ChatCall, script: ChatScript): unknown {
  const thoughts = script.reasoning === null ? {} : { reasoning_content: script.reasoning };
  const content = tokensOf(script.text).slice(0, script.tokensMax).join("");
  return {
    ...head(call, "chat.completion"),
    choices: [{ index: 0, message: { role: "assistant", content, ...thoughts }, finish_reason: finishOf(script) }],
    usage: usageOf(call, script),
  };
}

/** The answer as events. Throws BrokenOff where the connection is to break off. */
export async function* streamAnswer(call: ChatCall, script: ChatScript): AsyncGenerator<Uint8Array> {
  const chunk = (delta: unknown, finish: string | null): Uint8Array =>
    event({ ...head(call, "chat.completion.chunk"), choices: [{ index: 0, delta, finish_reason: finish }] });
  const pause = (ms: number): Promise<void> =>
    ms > 0 ? delay(ms, undefined, { signal: call.signal }) : Promise.resolve();
  await pause(script.firstTokenDelayMs);
  yield chunk({ role: "assistant", content: "" }, null);
  for (const token of tokensOf(script.reasoning ?? "")) {
    yield chunk({ reasoning_content: token }, null);
    await pause(script.tokenDelayMs);
  }
  for (const token of tokensOf(script.text).slice(0, script.tokensMax)) {
    yield chunk({ content: token }, null);
    await pause(script.tokenDelayMs);
  }
  if (script.ending === "close") throw new BrokenOff();
  if (script.ending === "error") {
    yield event({
      error: { message: "The provider stopped answering", type: "provider_error", code: "upstream_error" },
    });
    return;
  }
  yield chunk({ content: "" }, finishOf(script));
  if (call.withUsage)
    yield event({ ...head(call, "chat.completion.chunk"), choices: [], usage: usageOf(call, script) });
  if (script.ending === "done") yield Buffer.from("data: [DONE]\n\n");
}

function finishOf({ text, tokensMax, finishReason }: ChatScript): string {
  return tokensOf(text).length > tokensMax ? "length" : finishReason;
}

function head({ model }: ChatCall, object: string): Record<string, unknown> {
  return { id: `chatcmpl-${seededHex(model, 24)}`, object, created, model, system_fingerprint: "stand-in" };
}

function usageOf(call: ChatCall, script: ChatScript): Record<string, number> {
  const prompt = call.messages.reduce((sum, { content }) => sum + tokensOf(String(content)).length, 3);
  const completion = tokensOf(script.reasoning ?? "").length + tokensOf(script.text).slice(0, script.tokensMax).length;
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

function event(value: unknown): Uint8Array {
  return Buffer.from(`data: ${JSON.stringify(value)}\n\n`);
}
