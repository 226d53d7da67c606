/** The click that gets what is missing. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { ExternalLink } from "#renderer/ui/ExternalLink.tsx";
import { assertNever } from "#shared/model/assert-never.ts";
import type { ProblemAction } from "#shared/model/problem.ts";

type MendButtonProps = {
  readonly mend: ProblemAction;
  /** The link makes a new token: then it gets what is asked for. */
  readonly isNewToken: boolean;
};

export function MendButton({ mend, isNewToken }: MendButtonProps) {
  switch (mend.type) {
    case "open":
      return (
        <ExternalLink href={mend.url} variant="primary" size="xs">
          {isNewToken ? "Get it" : mend.label}
        </ExternalLink>
      );
    case "sign-in":
    case "go": {
      // Everything that an account's own page could lead to is mended by another token.
      const to = mend.type === "go" && mend.to !== "account" ? (`/${mend.to}` as const) : "/welcome";
      return (
        <Button size="xs" variant="filled" renderRoot={(props) => <Link to={to} {...props} />}>
          {mend.label}
        </Button>
      );
    }
    case "retry":
      return null;
    default:
      return assertNever(mend);
  }
}
