/** Ends the conversation and begins with an empty one. */
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { chatStore, useChat } from "#renderer/features/playground/use-chat.ts";

export function NewChatButton() {
  const isEmpty = useChat(({ turns }) => turns.length === 0);
  return (
    <Button
      leftSection={<IconPlus size={15} stroke={1.5} aria-hidden />}
      disabled={isEmpty}
      onClick={() => chatStore.clear()}
    >
      New chat
    </Button>
  );
}
