/** Chat answers as the router sends them: whole, or as server-sent events (reference section 10.5). */
import { setTimeout as delay } from "node:timers/promises";
import { seededHex } from "#tests/hub/content/random.ts";
import { type ChatMessage, textOfContent } from "#tests/hub/inference/chat-request.ts";
import { type ChatScript, tokensOf } from "#tests/hub/inference/chat-script.ts";
import { BrokenOff } from "#tests/hub/server/reply.ts";

export type ChatCall = {
  /** What the answer calls the model. */
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly withUsage: boolean;
  /** Whether every chunk has `usage: null`, as hf-inference's have. */
  readonly saysNoUsage: boolean;
  readonly signal: AbortSignal;
};

const created = 1_795_000_000;

/** The answer as one JSON value. */
export function wholeAnswer(call: ChatCall, script: ChatScript): unknown {
  const thoughts = script.reasoning === null ? {} : { reasoning_content: script.reasoning };
  const content = tokensOf(script.text).slice(0, script.tokensMax).join("");
  const isCalling = script.toolCalls.length > 0;
  const tools = isCalling ? { tool_calls: toolCallsOf(script) } : {};
  const message = { role: "assistant", content: isCalling ? null : content, ...thoughts, ...tools };
  return {
    ...head(call, "chat.completion"),
    choices: [{ index: 0, message, finish_reason: finishOf(script), logprobs: null }],
    usage: usageOf(call, script),
  };
}

/** The answer as events. Throws BrokenOff where the connection is to break off. */
export async function* streamAnswer(call: ChatCall, script: ChatScript): AsyncGenerator<Uint8Array> {
  const noUsage = call.saysNoUsage ? { usage: null } : {};
  const chunk = (delta: unknown, finish: string | null, more: object = noUsage): Uint8Array =>
    event({ ...head(call, "chat.completion.chunk"), choices: [{ index: 0, delta, finish_reason: finish }], ...more });
  const pause = (ms: number): Promise<void> =>
    ms > 0 ? delay(ms, undefined, { signal: call.signal }) : Promise.resolve();
  await pause(script.firstTokenDelayMs);
  yield chunk({ role: "assistant", content: "" }, null);
  for (const token of tokensOf(script.reasoning ?? "")) {
    yield chunk({ reasoning_content: token }, null);
    await pause(script.tokenDelayMs);
  }
  for (const delta of deltasOf(script)) {
    yield chunk(delta, null);
    await pause(script.tokenDelayMs);
  }
  if (script.ending === "close") throw new BrokenOff();
  if (script.ending === "error" || script.ending === "error-text") {
    const message = "The provider stopped answering";
    const asObject = { error: { message, type: "provider_error", code: "upstream_error" } };
    yield event(script.ending === "error" ? asObject : { error: message, error_type: "generation" });
    return;
  }
  const usage = { usage: usageOf(call, script) };
  const isInLast = script.usageIn === "last-choice";
  yield chunk({ content: "" }, finishOf(script), isInLast ? usage : noUsage);
  if (call.withUsage && !isInLast) yield event({ ...head(call, "chat.completion.chunk"), choices: [], ...usage });
  if (script.ending === "done") yield Buffer.from("data: [DONE]\n\n");
}

/** Text token by token; or the tool calls, each opened with its name and then its arguments piece by piece. */
function deltasOf(script: ChatScript): unknown[] {
  if (script.toolCalls.length === 0) {
    return tokensOf(script.text)
      .slice(0, script.tokensMax)
      .map((content) => ({ content }));
  }
  return toolCallsOf(script).flatMap(({ id, type, function: { name, arguments: text } }, index) => [
    { tool_calls: [{ index, id, type, function: { name, arguments: "" } }] },
    ...(text.match(/[\s\S]{1,9}/g) ?? []).map((piece) => ({ tool_calls: [{ index, function: { arguments: piece } }] })),
  ]);
}

function toolCallsOf({ toolCalls }: ChatScript) {
  return toolCalls.map(({ name, arguments: value }, at) => {
    const text = JSON.stringify(value);
    return {
      id: `call_${seededHex(`${at} ${name} ${text}`, 24)}`,
      type: "function",
      function: { name, arguments: text },
    };
  });
}

function finishOf({ text, toolCalls, tokensMax, finishReason }: ChatScript): string {
  if (toolCalls.length > 0) return "tool_calls";
  return tokensOf(text).length > tokensMax ? "length" : finishReason;
}

function head({ model }: ChatCall, object: string): Record<string, unknown> {
  return { id: `chatcmpl-${seededHex(model, 24)}`, object, created, model, system_fingerprint: "stand-in" };
}

function usageOf(call: ChatCall, script: ChatScript): Record<string, number> {
  const prompt = call.messages.reduce((sum, { content }) => sum + tokensOf(textOfContent(content)).length, 3);
  const calls = script.toolCalls.length > 0 ? tokensOf(JSON.stringify(script.toolCalls)) : null;
  const said = calls ?? tokensOf(script.text).slice(0, script.tokensMax);
  const completion = tokensOf(script.reasoning ?? "").length + said.length;
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

function event(value: unknown): Uint8Array {
  return Buffer.from(`data: ${JSON.stringify(value)}\n\n`);
}
