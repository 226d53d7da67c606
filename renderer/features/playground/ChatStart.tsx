/** What the chat says before the first question: what is missing, or that it is ready. */
import { Button } from "@mantine/core";
import { IconBoltOff, IconKey, IconKeyOff, IconMessageCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { problemOfVerdict } from "#renderer/text/problem-of-verdict.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { ProblemActions } from "#renderer/ui/ProblemActions.tsx";
import type { Verdict } from "#shared/model/permissions/verdict.ts";

type ChatStartProps = {
  /** Why the active account may not run models; null where it may, or where nobody knows. */
  readonly refusal: Verdict | null;
  readonly modelId: string | null;
  readonly isUnserved: boolean;
};

export function ChatStart({ refusal, modelId, isUnserved }: ChatStartProps) {
  if (refusal?.cause === "signed-out") {
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
  if (refusal !== null) {
    return (
      <EmptyState
        icon={IconKeyOff}
        title="This token may not run models"
        text={refusal.reason}
        action={<ProblemActions problem={problemOfVerdict("This token may not run models", refusal)} isPrimary />}
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
