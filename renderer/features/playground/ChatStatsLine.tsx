/** The numbers of the last answer, always in the same places. */

import classes from "#renderer/features/playground/ChatStatsLine.module.css";
import type { ChatStats } from "#renderer/features/playground/chat-state.ts";
import { costWords, firstTokenWords, speedWords, tokenWords } from "#renderer/features/playground/stat-words.ts";
import type { ChatModel } from "#shared/contract/inference.ts";

type ChatStatsLineProps = {
  readonly stats: ChatStats | null;
  /** The price of the chosen provider; null where it is not known, as with `auto`. */
  readonly pricing: ChatModel["providers"][number]["pricing"];
};

export function ChatStatsLine({ stats, pricing }: ChatStatsLineProps) {
  const numbers = [
    { label: "first token", value: firstTokenWords(stats) },
    { label: "speed", value: speedWords(stats) },
    { label: "tokens", value: tokenWords(stats) },
    { label: "cost", value: costWords(stats, pricing) },
  ];
  return (
    <dl className={classes.root} aria-label="The last answer in numbers">
      {numbers.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
