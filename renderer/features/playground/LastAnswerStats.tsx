/** The numbers of the last answer; dashes while there is none. */
import { ChatStatsLine } from "#renderer/features/playground/ChatStatsLine.tsx";
import { useChat } from "#renderer/features/playground/use-chat.ts";
import type { ChatModel } from "#shared/contract/inference.ts";

type LastAnswerStatsProps = { readonly pricing: ChatModel["providers"][number]["pricing"] };

export function LastAnswerStats({ pricing }: LastAnswerStatsProps) {
  const stats = useChat(({ turns }) => {
    const last = turns.at(-1);
    return last?.role === "assistant" && last.state.type === "done" ? last.state.stats : null;
  });
  return <ChatStatsLine stats={stats} pricing={pricing} />;
}
