/** One conversation as data: what was said, what is coming, how it ended. Pure; streaming lives in use-chat.ts. */
import type { ChatEvent, ChatMessage } from "#shared/contract/inference.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import type { Problem } from "#shared/model/problem.ts";

export type ChatStats = {
  readonly firstTokenMs: number | null;
  readonly totalMs: number;
  /** Tokens of the answer; null where the provider does not count. */
  readonly completionTokens: number | null;
  readonly promptTokens: number | null;
  readonly finishReason: string | null;
};

export type AnswerState =
  | { readonly type: "streaming" }
  | { readonly type: "done"; readonly stats: ChatStats }
  | { readonly type: "stopped" }
  | { readonly type: "failed"; readonly problem: Problem };

export type Turn =
  | { readonly role: "user"; readonly id: number; readonly text: string }
  | {
      readonly role: "assistant";
      readonly id: number;
      readonly text: string;
      readonly reasoning: string;
      readonly model: string;
      readonly state: AnswerState;
    };

export type Chat = { readonly turns: readonly Turn[]; readonly nextId: number };

export const emptyChat: Chat = { turns: [], nextId: 1 };

export type ChatAction =
  | { readonly type: "ask"; readonly text: string; readonly model: string }
  /** Asks the last question again, in place of the answer that is there. */
  | { readonly type: "ask-again"; readonly model: string }
  | { readonly type: "came"; readonly text: string; readonly reasoning: string }
  | { readonly type: "ended"; readonly stats: ChatStats }
  | { readonly type: "stopped" }
  | { readonly type: "failed"; readonly problem: Problem }
  /** Takes a question and all that follows out, to be written anew. */
  | { readonly type: "cut"; readonly id: number }
  | { readonly type: "clear" };

/** The chat after one action. What comes after the end of an answer is ignored. */
export function chatReducer(chat: Chat, action: ChatAction): Chat {
  switch (action.type) {
    case "ask":
      return withAnswer(
        { turns: [...chat.turns, { role: "user", id: chat.nextId, text: action.text }], nextId: chat.nextId + 1 },
        action.model,
      );
    case "ask-again": {
      const last = chat.turns.at(-1);
      return withAnswer(last?.role === "assistant" ? { ...chat, turns: chat.turns.slice(0, -1) } : chat, action.model);
    }
    case "came":
      return changeStreaming(chat, (turn) => ({
        ...turn,
        text: turn.text + action.text,
        reasoning: turn.reasoning + action.reasoning,
      }));
    case "ended":
      return changeStreaming(chat, (turn) => ({ ...turn, state: { type: "done", stats: action.stats } }));
    case "stopped":
      return changeStreaming(chat, (turn) => ({ ...turn, state: { type: "stopped" } }));
    case "failed":
      return changeStreaming(chat, (turn) => ({ ...turn, state: { type: "failed", problem: action.problem } }));
    case "cut": {
      const index = chat.turns.findIndex((turn) => turn.id === action.id);
      return index < 0 ? chat : { ...chat, turns: chat.turns.slice(0, index) };
    }
    case "clear":
      return { ...emptyChat, nextId: chat.nextId };
    default:
      return assertNever(action);
  }
}

/** Whether an answer is coming now. */
export function isStreaming(chat: Chat): boolean {
  const last = chat.turns.at(-1);
  return last?.role === "assistant" && last.state.type === "streaming";
}

/** What is sent to the model: the system prompt and all that was said. Empty answers are left out, as providers refuse them. */
export function messagesOf(turns: readonly Turn[], systemPrompt: string): ChatMessage[] {
  const said = turns.filter((turn) => turn.text !== "").map(({ role, text }): ChatMessage => ({ role, content: text }));
  return systemPrompt.trim() === "" ? said : [{ role: "system", content: systemPrompt.trim() }, ...said];
}

/** The stats of an answer from the last event of its stream. */
export function statsOf(event: Extract<ChatEvent, { type: "end" }>): ChatStats {
  return {
    firstTokenMs: event.firstTokenMs,
    totalMs: event.totalMs,
    completionTokens: event.usage?.completionTokens ?? null,
    promptTokens: event.usage?.promptTokens ?? null,
    finishReason: event.finishReason,
  };
}

type Answer = Extract<Turn, { role: "assistant" }>;

function withAnswer(chat: Chat, model: string): Chat {
  const answer: Answer = {
    role: "assistant",
    id: chat.nextId,
    text: "",
    reasoning: "",
    model,
    state: { type: "streaming" },
  };
  return { turns: [...chat.turns, answer], nextId: chat.nextId + 1 };
}

function changeStreaming(chat: Chat, change: (turn: Answer) => Answer): Chat {
  const last = chat.turns.at(-1);
  if (last?.role !== "assistant" || last.state.type !== "streaming") return chat;
  return { ...chat, turns: [...chat.turns.slice(0, -1), change(last)] };
}
