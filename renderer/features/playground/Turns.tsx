/** The conversation. Follows the newest words only for one who is at the end. */
import { Button, VisuallyHidden } from "@mantine/core";
import { IconArrowDown } from "@tabler/icons-react";
import { type ReactNode, useEffect } from "react";
import { Answer } from "#renderer/features/playground/Answer.tsx";
import { type Chat, isStreaming } from "#renderer/features/playground/chat-state.ts";
import { Question } from "#renderer/features/playground/Question.tsx";
import classes from "#renderer/features/playground/Turns.module.css";
import { useChat } from "#renderer/features/playground/use-chat.ts";
import { useStickToBottom } from "#renderer/features/playground/use-stick-to-bottom.ts";

type TurnsProps = {
  /** What is shown before the first question. */
  readonly empty: ReactNode;
  readonly onRetry: () => void;
  readonly onEdit: (id: number, text: string) => void;
};

export function Turns({ empty, onRetry, onEdit }: TurnsProps) {
  const chat = useChat((whole) => whole);
  const { box, content, isAtBottom, onScroll, toBottom } = useStickToBottom();
  const isBusy = isStreaming(chat);
  const last = chat.turns.at(-1);
  // A question of one's own is always worth seeing, wherever one had scrolled to.
  const questions = chat.turns.filter(({ role }) => role === "user").length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number of questions decides when
  useEffect(toBottom, [questions, toBottom]);
  return (
    <div className={classes.frame}>
      <div
        className={classes.box}
        ref={box}
        onScroll={onScroll}
        role="log"
        aria-live="off"
        aria-label="Chat"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long conversation must scroll by keyboard
        tabIndex={0}
      >
        <div className={classes.turns} ref={content}>
          {chat.turns.length === 0 && empty}
          {chat.turns.map((turn) =>
            turn.role === "user" ? (
              <Question key={turn.id} id={turn.id} text={turn.text} onEdit={isBusy ? undefined : onEdit} />
            ) : (
              <Answer key={turn.id} turn={turn} onRetry={turn === last ? onRetry : undefined} />
            ),
          )}
        </div>
      </div>
      {!isAtBottom && (
        <div className={classes.jump}>
          <Button size="xs" leftSection={<IconArrowDown size={14} stroke={1.5} aria-hidden />} onClick={toBottom}>
            To the end
          </Button>
        </div>
      )}
      <VisuallyHidden role="status">{statusWords(chat)}</VisuallyHidden>
    </div>
  );
}

/** Said once per change of state; the words themselves are not read out while they come. */
function statusWords(chat: Chat): string {
  const last = chat.turns.at(-1);
  if (last?.role !== "assistant") return "";
  if (last.state.type === "streaming") return "The model answers.";
  return last.state.type === "done"
    ? "The answer is complete."
    : last.state.type === "stopped"
      ? "You ended the answer."
      : "";
}
