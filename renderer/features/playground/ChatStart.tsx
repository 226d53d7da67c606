/** What the chat says before the first question: what is missing, or that it is ready. */
import { Button } from "@mantine/core";
import { IconBoltOff, IconKey, IconMessageCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";

type ChatStartProps = {
  readonly isSignedOut: boolean;
  readonly modelId: string | null;
  readonly isUnserved: boolean;
};

export function ChatStart({ isSignedOut, modelId, isUnserved }: ChatStartProps) {
  if (isSignedOut) {
    return (
      <EmptyState
        icon={IconKey}
        title="Sign in to chat"
        text="Providers answer with your account and its credit. A token that may run inference is enough."
        action={
          <Button variant="filled" renderRoot={(props) => <Link to="/welcome" {...props} />}>
            Add a token
          </Button>
        }
      />
    );
  }
  if (isUnserved) {
    return (
      <EmptyState
        icon={IconBoltOff}
        title="Nobody serves this model right now"
        text={`No provider of the router lists ${modelId} for chat. Choose another model above.`}
      />
    );
  }
  if (modelId === null) {
    return (
      <EmptyState
        icon={IconMessageCircle}
        title="Choose a model"
        text="The list above has every model that a provider serves for chat now, with price and context."
      />
    );
  }
  return (
    <EmptyState
      icon={IconMessageCircle}
      title="Ask something"
      text="What is said here stays on this computer and with the provider."
    />
  );
}
