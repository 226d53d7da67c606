/** A conversation that streams: asks, gathers what comes once per animation frame, and stops at the provider when told to. */
import { useCallback, useEffect, useReducer, useRef } from "react";
import { api } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import type { ChatParameters } from "#renderer/features/playground/chat-parameters.ts";
import {
  type Chat,
  chatReducer,
  emptyChat,
  isStreaming,
  messagesOf,
  statsOf,
  type Turn,
} from "#renderer/features/playground/chat-state.ts";
import type { Problem } from "#shared/model/problem.ts";

export type ChatTarget = { readonly model: string; readonly provider: string; readonly parameters: ChatParameters };

export type ChatControl = {
  readonly chat: Chat;
  readonly ask: (text: string, target: ChatTarget) => void;
  /** The last question again, in place of the answer that is there. */
  readonly askAgain: (target: ChatTarget) => void;
  readonly stop: () => void;
  /** Takes a question and what follows out. */
  readonly cut: (id: number) => void;
  readonly clear: () => void;
};

const brokeOff: Problem = {
  code: "PROVIDER",
  what: "The answer broke off",
  why: "The provider ended the stream before the answer was complete.",
  action: { type: "retry", label: "Ask again" },
};

/** The conversation outlives the screen, so that a look at another place does not lose it. Gone when the page is closed. */
let kept: Chat = emptyChat;

export function useChat(): ChatControl {
  const [chat, dispatch] = useReducer(chatReducer, kept);
  const running = useRef<AbortController | null>(null);

  useEffect(() => {
    kept = chat;
  }, [chat]);
  useEffect(
    () => () => {
      running.current?.abort();
      kept = chatReducer(kept, { type: "stopped" });
    },
    [],
  );

  const stream = useCallback(async (turns: readonly Turn[], { model, provider, parameters }: ChatTarget) => {
    const giveUp = new AbortController();
    running.current = giveUp;
    const { signal } = giveUp;
    const came = { text: "", reasoning: "" };
    let frame = 0;
    const flush = () => {
      cancelAnimationFrame(frame);
      frame = 0;
      if (came.text !== "" || came.reasoning !== "") dispatch({ type: "came", ...came });
      came.text = "";
      came.reasoning = "";
    };
    const { systemPrompt, temperature, maxTokens } = parameters;
    try {
      const events = await api.inference.chat(
        {
          model,
          provider,
          messages: messagesOf(turns, systemPrompt),
          ...(temperature === null ? {} : { temperature }),
          ...(maxTokens === null ? {} : { maxTokens }),
        },
        { signal },
      );
      for await (const event of events) {
        if (event.type === "end") {
          flush();
          dispatch({ type: "ended", stats: statsOf(event) });
          return;
        }
        came[event.type] += event.text;
        if (frame === 0) frame = requestAnimationFrame(flush);
      }
      flush();
      dispatch(signal.aborted ? { type: "stopped" } : { type: "failed", problem: brokeOff });
    } catch (error) {
      flush();
      dispatch(signal.aborted ? { type: "stopped" } : { type: "failed", problem: problemOf(error) });
    } finally {
      if (running.current === giveUp) running.current = null;
    }
  }, []);

  const ask = useCallback(
    (text: string, target: ChatTarget) => {
      if (isStreaming(chat)) return;
      const action = { type: "ask", text, model: target.model } as const;
      dispatch(action);
      void stream(chatReducer(chat, action).turns, target);
    },
    [chat, stream],
  );
  const askAgain = useCallback(
    (target: ChatTarget) => {
      if (isStreaming(chat)) return;
      const action = { type: "ask-again", model: target.model } as const;
      dispatch(action);
      void stream(chatReducer(chat, action).turns, target);
    },
    [chat, stream],
  );
  const stop = useCallback(() => {
    running.current?.abort();
    dispatch({ type: "stopped" });
  }, []);
  const cut = useCallback((id: number) => dispatch({ type: "cut", id }), []);
  const clear = useCallback(() => {
    running.current?.abort();
    dispatch({ type: "clear" });
  }, []);
  return { chat, ask, askAgain, stop, cut, clear };
}
