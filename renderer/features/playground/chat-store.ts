/**
 * The conversation with its stream: asks, gathers what comes once per animation frame, and stops at the provider when told
 * to. Lives beside the screen, so that a look at another place neither loses nor ends an answer.
 */

import type { ChatParameters } from "#renderer/features/playground/chat-parameters.ts";
import {
  type Chat,
  type ChatAction,
  chatReducer,
  emptyChat,
  isStreaming,
  messagesOf,
  statsOf,
} from "#renderer/features/playground/chat-state.ts";
import type { ChatEvent, ChatMessage } from "#shared/contract/inference.ts";
import type { Problem } from "#shared/model/problem.ts";

export type ChatTarget = { readonly model: string; readonly provider: string; readonly parameters: ChatParameters };

export type ChatStore = {
  get(): Chat;
  /** Calls the listener after each change; answers the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Does nothing while an answer is coming. */
  ask(text: string, target: ChatTarget): void;
  /** The last question again, in place of the answer that is there. */
  askAgain(target: ChatTarget): void;
  stop(): void;
  /** Takes a question and what follows out. */
  cut(id: number): void;
  clear(): void;
};

type ChatRequest = {
  readonly model: string;
  readonly provider: string;
  readonly messages: ChatMessage[];
  readonly temperature?: number;
  readonly maxTokens?: number;
};

export type ChatStoreParts = {
  /** Opens the stream of one answer; aborting the signal ends it at the provider. */
  readonly open: (request: ChatRequest, call: { readonly signal: AbortSignal }) => Promise<AsyncIterable<ChatEvent>>;
  readonly problemOf: (error: unknown) => Problem;
  /** Calls back before the next frame; answers the function that takes that back. */
  readonly onFrame: (callback: () => void) => () => void;
};

const brokeOff: Problem = {
  code: "PROVIDER",
  what: "The answer broke off",
  why: "The provider ended the stream before the answer was complete.",
  action: { type: "retry", label: "Ask again" },
};

export function createChatStore({ open, problemOf, onFrame }: ChatStoreParts): ChatStore {
  const listeners = new Set<() => void>();
  let chat = emptyChat;
  let running: AbortController | null = null;

  const dispatch = (action: ChatAction) => {
    chat = chatReducer(chat, action);
    for (const listener of [...listeners]) listener();
  };

  const stream = async ({ model, provider, parameters }: ChatTarget) => {
    const giveUp = new AbortController();
    const { signal } = giveUp;
    running = giveUp;
    const { systemPrompt, temperature, maxTokens } = parameters;
    const came = { text: "", reasoning: "" };
    let cancelFrame: (() => void) | null = null;
    const flush = () => {
      cancelFrame?.();
      cancelFrame = null;
      const { text, reasoning } = came;
      came.text = "";
      came.reasoning = "";
      // After a stop another answer may be coming already; what was on its way belongs to none.
      if (!signal.aborted && (text !== "" || reasoning !== "")) dispatch({ type: "came", text, reasoning });
    };
    try {
      const request = {
        model,
        provider,
        messages: messagesOf(chat.turns, systemPrompt),
        ...(temperature === null ? {} : { temperature }),
        ...(maxTokens === null ? {} : { maxTokens }),
      };
      for await (const event of await open(request, { signal })) {
        if (event.type === "end") {
          flush();
          if (!signal.aborted) dispatch({ type: "ended", stats: statsOf(event) });
          return;
        }
        came[event.type] += event.text;
        cancelFrame ??= onFrame(flush);
      }
      flush();
      if (!signal.aborted) dispatch({ type: "failed", problem: brokeOff });
    } catch (error) {
      flush();
      if (!signal.aborted) dispatch({ type: "failed", problem: problemOf(error) });
    }
  };

  const stop = () => {
    running?.abort();
    running = null;
    dispatch({ type: "stopped" });
  };

  return {
    get: () => chat,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask(text, target) {
      if (isStreaming(chat)) return;
      dispatch({ type: "ask", text, model: target.model });
      void stream(target);
    },
    askAgain(target) {
      if (isStreaming(chat)) return;
      dispatch({ type: "ask-again", model: target.model });
      void stream(target);
    },
    stop,
    cut: (id) => dispatch({ type: "cut", id }),
    clear() {
      stop();
      dispatch({ type: "clear" });
    },
  };
}
