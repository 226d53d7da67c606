/**
 * The one field a token is pasted into. Pasting is enough: the text goes out at once. The value is the browser's own, not
 * React's, so that the secret is in no component's state; the field is emptied when it leaves the screen.
 */
import { TextInput } from "@mantine/core";
import { IconKey, IconRefresh } from "@tabler/icons-react";
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect } from "react";
import { StatePill } from "#renderer/ui/StatePill.tsx";
import classes from "./TokenField.module.css";

type TokenFieldProps = {
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  readonly isAsking: boolean;
  readonly isRefused: boolean;
  /** The field holds a token to send: after a paste, or Enter. */
  readonly onSend: () => void;
  /** The text is being changed: what was said about the former one no longer holds. */
  readonly onEdit: () => void;
};

export function TokenField({ fieldRef, isAsking, isRefused, onSend, onEdit }: TokenFieldProps) {
  useEffect(() => {
    const field = fieldRef.current;
    return () => {
      if (field !== null) field.value = "";
    };
  }, [fieldRef]);

  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData("text").trim();
    if (text === "" || isAsking) return;
    event.preventDefault();
    event.currentTarget.value = text;
    onSend();
  };
  const sendOnEnter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" && event.currentTarget.value.trim() !== "" && !isAsking) onSend();
  };

  return (
    <div className={classes.root}>
      <TextInput
        ref={fieldRef}
        type="password"
        classNames={{ input: classes.input ?? "" }}
        aria-label="Hugging Face token"
        placeholder="Paste it here: hf_…"
        size="lg"
        leftSection={<IconKey size={18} stroke={1.5} aria-hidden />}
        aria-invalid={isRefused}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        readOnly={isAsking}
        data-1p-ignore
        data-lpignore="true"
        autoFocus
        onPaste={paste}
        onInput={onEdit}
        onKeyDown={sendOnEnter}
      />
      <div className={classes.state} role="status">
        {isAsking && (
          <StatePill tone="blue" icon={IconRefresh} isBusy>
            asking the Hub who this is
          </StatePill>
        )}
      </div>
    </div>
  );
}
