/** The buttons of a problem: the click that mends it, or brings the person closer to it. */
import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import { ExternalLink } from "#renderer/ui/ExternalLink.tsx";
import { problemReport } from "#renderer/ui/problem-report.ts";
import { useCountdown } from "#renderer/ui/use-countdown.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import { formatDuration } from "#shared/model/bytes.ts";
import type { Problem, ProblemAction } from "#shared/model/problem.ts";

type ProblemActionsProps = {
  readonly problem: Problem;
  /** Does the failed thing again; without it no "try again" is offered. */
  readonly onRetry?: (() => void) | undefined;
  /** Fills the mending button as the one primary action of its surface. */
  readonly isPrimary?: boolean | undefined;
};

export function ProblemActions({ problem, onRetry, isPrimary = false }: ProblemActionsProps) {
  const { action } = problem;
  const isRetryOffered = onRetry !== undefined && action?.type !== "retry";
  return (
    <>
      {action !== null && (
        <MendingButton action={action} retryAt={problem.retryAt} onRetry={onRetry} isPrimary={isPrimary} />
      )}
      {isRetryOffered && (
        <RetryButton
          label="Try again"
          retryAt={problem.retryAt}
          onRetry={onRetry}
          isPrimary={action === null && isPrimary}
        />
      )}
      <CopyButton value={problemReport(problem)} label="Copy details" isWordy />
    </>
  );
}

type MendingButtonProps = {
  readonly action: ProblemAction;
  readonly retryAt: number | undefined;
  readonly onRetry: (() => void) | undefined;
  readonly isPrimary: boolean;
};

function MendingButton({ action, retryAt, onRetry, isPrimary }: MendingButtonProps) {
  const navigate = useNavigate();
  const variant = isPrimary ? "filled" : "default";
  switch (action.type) {
    case "retry":
      if (onRetry === undefined) return null;
      return <RetryButton label={action.label} retryAt={retryAt} onRetry={onRetry} isPrimary={isPrimary} />;
    case "sign-in":
      return (
        <Button size="xs" variant={variant} onClick={() => void navigate({ to: "/welcome" })}>
          {action.label}
        </Button>
      );
    case "open":
      return (
        <ExternalLink href={action.url} variant={isPrimary ? "primary" : "button"} size="xs">
          {action.label}
        </ExternalLink>
      );
    case "go":
      return (
        <Button size="xs" variant={variant} onClick={() => void navigate({ to: `/${action.to}` })}>
          {action.label}
        </Button>
      );
    default:
      return assertNever(action);
  }
}

type RetryButtonProps = {
  readonly label: string;
  readonly retryAt: number | undefined;
  readonly onRetry: () => void;
  readonly isPrimary: boolean;
};

/** Waits until trying again makes sense, and says how long that is. */
function RetryButton({ label, retryAt, onRetry, isPrimary }: RetryButtonProps) {
  const secondsLeft = useCountdown(retryAt);
  const isWaiting = secondsLeft > 0;
  return (
    <Button size="xs" variant={isPrimary ? "filled" : "default"} disabled={isWaiting} onClick={onRetry}>
      <span className="tabular">
        {isWaiting ? `${label} in ${secondsLeft < 60 ? `${secondsLeft} s` : formatDuration(secondsLeft)}` : label}
      </span>
    </Button>
  );
}
