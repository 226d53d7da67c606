/** The click that helps a waiting job, as a quiet link. */
import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { ExternalLink } from "#renderer/ui/ExternalLink.tsx";
import { assertNever } from "#shared/model/assert-never.ts";
import type { ProblemAction } from "#shared/model/problem.ts";

type ActionLinkProps = { readonly action: ProblemAction };

export function ActionLink({ action }: ActionLinkProps) {
  switch (action.type) {
    case "sign-in":
      return (
        <Anchor fw={600} renderRoot={(props) => <Link to="/welcome" {...props} />}>
          {action.label}
        </Anchor>
      );
    case "go":
      return (
        <Anchor fw={600} renderRoot={(props) => <Link to={`/${action.to}`} {...props} />}>
          {action.label}
        </Anchor>
      );
    case "open":
      return (
        <ExternalLink href={action.url} variant="action">
          {action.label}
        </ExternalLink>
      );
    case "retry":
      return null;
    default:
      return assertNever(action);
  }
}
