import { expect, test } from "vitest";
import {
  type Chat,
  type ChatAction,
  chatReducer,
  emptyChat,
  isStreaming,
  messagesOf,
  statsOf,
} from "#renderer/features/playground/chat-state.ts";

const model = "northwind-ai/Aster-7B-Instruct";
const stats = { firstTokenMs: 100, totalMs: 900, completionTokens: 8, promptTokens: 4, finishReason: "stop" };
const problem = { code: "PROVIDER", what: "It failed", why: "Nobody knows.", action: null } as const;
const after = (...actions: ChatAction[]): Chat => actions.reduce(chatReducer, emptyChat);
const ask: ChatAction = { type: "ask", text: "Why?", model };
const came = (text: string, reasoning = ""): ChatAction => ({ type: "came", text, reasoning });

test("a question opens an answer that gathers what comes until it ends", () => {
  const coming = after(ask, came("Be", "hm"), came("cause."));
  expect(isStreaming(coming)).toBe(true);
  const ended = chatReducer(coming, { type: "ended", stats });
  expect(isStreaming(ended)).toBe(false);
  expect(ended.turns[1]).toMatchObject({ text: "Because.", reasoning: "hm", state: { type: "done", stats } });
});

test("what comes after a stop is dropped", () => {
  const stopped = after(ask, came("Be"), { type: "stopped" }, came("cause."), { type: "ended", stats });
  expect(stopped.turns[1]).toMatchObject({ text: "Be", state: { type: "stopped" } });
});

test("a failure keeps what has come so far", () => {
  expect(after(ask, came("Be"), { type: "failed", problem }).turns[1]).toMatchObject({
    text: "Be",
    state: { type: "failed", problem },
  });
});

test("asking again replaces the answer and keeps the question", () => {
  const again = after(ask, { type: "failed", problem }, { type: "ask-again", model: "another/model" });
  expect(again.turns).toHaveLength(2);
  expect(again.turns[1]).toMatchObject({ text: "", model: "another/model", state: { type: "streaming" } });
});

test("cutting at a question takes it and all after it out", () => {
  const chat = after(ask, { type: "ended", stats }, { ...ask, text: "And then?" }, { type: "ended", stats });
  const second = chat.turns[2];
  expect(chatReducer(chat, { type: "cut", id: second?.id ?? -1 }).turns).toEqual(chat.turns.slice(0, 2));
});

test("ids are never used twice, not even after a new start", () => {
  const chat = after(ask, { type: "ended", stats }, { type: "clear" }, ask);
  expect(chat.turns.map(({ id }) => id)).toEqual([3, 4]);
});

test("the model is sent the system prompt and what was said, but no empty answer", () => {
  const chat = after(ask, { type: "failed", problem }, { ...ask, text: "Really?" });
  expect(messagesOf(chat.turns, "  Be brief. ")).toEqual([
    { role: "system", content: "Be brief." },
    { role: "user", content: "Why?" },
    { role: "user", content: "Really?" },
  ]);
  expect(messagesOf(chat.turns, "  ")[0]).toEqual({ role: "user", content: "Why?" });
});

test("a provider that does not count leaves the counts unknown", () => {
  const end = { type: "end", finishReason: null, usage: null, firstTokenMs: null, totalMs: 5 } as const;
  expect(statsOf(end)).toMatchObject({ completionTokens: null, promptTokens: null });
});
