/** The field for the question. Enter sends, Shift + Enter makes a line; while an answer comes, Send is Stop. */
import { Button, Textarea } from "@mantine/core";
import { IconPlayerStop, IconSend2 } from "@tabler/icons-react";
import type { KeyboardEvent, ReactNode, RefObject } from "react";
import classes from "#renderer/features/playground/Composer.module.css";

type ComposerProps = {
  readonly text: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Why nothing can be sent now; null where it can. */
  readonly blockedBy: string | null;
  readonly isStreaming: boolean;
  readonly onText: (text: string) => void;
  readonly onSend: () => void;
  readonly onStop: () => void;
  /** Quiet buttons at the left of Send. */
  readonly children: ReactNode;
};

export function Composer({ text, field, blockedBy, isStreaming, onText, onSend, onStop, children }: ComposerProps) {
  const canSend = !isStreaming && blockedBy === null && text.trim() !== "";
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the choice of a character in an input method; that one is not ours.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (canSend) onSend();
  };
  return (
    <form
      className={classes.root}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) onSend();
      }}
    >
      <Textarea
        ref={field}
        variant="unstyled"
        aria-label="Your question"
        placeholder={blockedBy ?? "Ask something. Enter sends, Shift + Enter makes a line."}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={100_000}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={classes.buttons}>
        {children}
        {isStreaming ? (
          <Button
            className={classes.send}
            aria-keyshortcuts="Escape"
            leftSection={<IconPlayerStop size={16} stroke={1.5} aria-hidden />}
            onClick={onStop}
          >
            Stop
          </Button>
        ) : (
          <Button
            className={classes.send}
            type="submit"
            variant="filled"
            disabled={!canSend}
            leftSection={<IconSend2 size={16} stroke={1.5} aria-hidden />}
          >
            Send
          </Button>
        )}
      </div>
    </form>
  );
}
