/** A quiet button that copies a text and says so for two seconds, to the eye and to a screen reader. */
import { ActionIcon, Button, Tooltip, VisuallyHidden } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";

type CopyButtonProps = {
  readonly value: string;
  /** What is copied: `Copy id`. */
  readonly label: string;
  /** Shows the label as a word instead of the icon alone. */
  readonly isWordy?: boolean | undefined;
  /** Minus one takes it out of the tab order: in a row that is not the one in it. */
  readonly tabIndex?: number | undefined;
};

export function CopyButton({ value, label, isWordy = false, tabIndex }: CopyButtonProps) {
  const clipboard = useClipboard({ timeout: 2000 });
  const words = clipboard.error !== null ? "Could not copy" : clipboard.copied ? "Copied" : label;
  const CopyIcon = clipboard.copied ? IconCheck : IconCopy;
  const icon = <CopyIcon size={isWordy ? 14 : 16} stroke={1.5} aria-hidden />;
  return (
    <>
      {isWordy ? (
        <Button size="xs" variant="subtle" color="gray" leftSection={icon} onClick={() => clipboard.copy(value)}>
          {words}
        </Button>
      ) : (
        <Tooltip label={words}>
          <ActionIcon aria-label={label} tabIndex={tabIndex} onClick={() => clipboard.copy(value)}>
            {icon}
          </ActionIcon>
        </Tooltip>
      )}
      <VisuallyHidden role="status">{words === label ? "" : words}</VisuallyHidden>
    </>
  );
}
