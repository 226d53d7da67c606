/** The page's one conversation in a component. */
import { useSyncExternalStore } from "react";
import { api } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import type { Chat } from "#renderer/features/playground/chat-state.ts";
import { createChatStore } from "#renderer/features/playground/chat-store.ts";

/** Its actions; its state comes through useChat. */
export const chatStore = createChatStore({
  open: (request, call) => api.inference.chat(request, call),
  problemOf,
  onFrame(callback) {
    const frame = requestAnimationFrame(callback);
    return () => cancelAnimationFrame(frame);
  },
});

/**
 * What `select` takes out of the conversation. The component renders again only when that changes, so that sixty changes
 * a second of a growing answer reach no more than the answer.
 */
export function useChat<Part>(select: (chat: Chat) => Part): Part {
  return useSyncExternalStore(chatStore.subscribe, () => select(chatStore.get()));
}
