/** One answer of a model: its reasoning folded away, its text as it comes, and how it ended. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPlayerStop, IconRefresh } from "@tabler/icons-react";
import { memo } from "react";
import { answerParts } from "#renderer/features/playground/answer-parts.tsx";
import type { Turn } from "#renderer/features/playground/chat-state.ts";
import classes from "#renderer/features/playground/Turns.module.css";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import { Markdown } from "#renderer/ui/markdown/Markdown.tsx";
import { ProblemCard } from "#renderer/ui/ProblemCard.tsx";
import { StatePill } from "#renderer/ui/StatePill.tsx";

type AnswerProps = {
  readonly turn: Extract<Turn, { role: "assistant" }>;
  /** Only the last answer can be asked for again. */
  readonly onRetry: (() => void) | undefined;
};

export const Answer = memo(function Answer({ turn, onRetry }: AnswerProps) {
  const { text, reasoning, model, state } = turn;
  const isStreaming = state.type === "streaming";
  return (
    <article className={classes.answer} aria-label={`Answer of ${model}`} aria-busy={isStreaming}>
      {reasoning !== "" && (
        <details className={classes.reasoning}>
          <summary>{isStreaming && text === "" ? "Thinking…" : "Reasoning"}</summary>
          <p>{reasoning}</p>
        </details>
      )}
      {text !== "" && <Markdown text={text} parts={answerParts} idPrefix={`answer-${turn.id}`} />}
      {isStreaming && <span className={classes.caret} aria-hidden />}
      {state.type === "stopped" && (
        <p>
          <StatePill tone="neutral" icon={IconPlayerStop}>
            stopped
          </StatePill>
        </p>
      )}
      {state.type === "done" && state.stats.finishReason === "length" && (
        <p className={classes.note}>The answer ended at the most tokens it may have. Raise them under Parameters.</p>
      )}
      {state.type === "done" && text === "" && <p className={classes.note}>The model answered with nothing.</p>}
      {state.type === "failed" && <ProblemCard problem={state.problem} onRetry={onRetry} />}
      {!isStreaming && state.type !== "failed" && (
        <div className={classes.tools}>
          <CopyButton value={text} label="Copy answer" />
          {onRetry !== undefined && (
            <Tooltip label="Ask again">
              <ActionIcon aria-label="Ask again" onClick={onRetry}>
                <IconRefresh size={16} stroke={1.5} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
      )}
    </article>
  );
});
