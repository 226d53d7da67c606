/** What could be better about a token, each said once and dismissed for good by a click. */
import { ActionIcon, Button } from "@mantine/core";
import { IconBulb, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, orpc } from "#renderer/api/client.ts";
import { ExternalLink } from "#renderer/ui/ExternalLink.tsx";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { Account } from "#shared/contract/accounts.ts";
import { type Advice, advise } from "#shared/model/advice.ts";
import classes from "./AdviceCards.module.css";

export function AdviceCards({ account }: { readonly account: Account }) {
  // Without the look, the advice about copies is simply not given.
  const found = useQuery(orpc.found.look.queryOptions({ input: { folderIds: [] } }));
  const advice = advise(account, found.data?.findings ?? [], Date.now());
  if (advice.length === 0) return null;
  return (
    <ul className={classes.root} aria-label="Advice">
      {advice.map(({ id, text, action }) => (
        <li className={classes.card} key={id}>
          <IconBulb className={classes.icon} size={16} stroke={1.5} aria-hidden />
          <p className={classes.text}>{text}</p>
          <ActionButton action={action} />
          <ActionIcon
            aria-label={`Dismiss: ${text}`}
            onClick={() => {
              api.accounts.dismissAdvice({ id: account.id, advice: id, isDismissed: true }).catch(showProblem);
            }}
          >
            <IconX size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}

function ActionButton({ action }: { readonly action: Advice["action"] }) {
  if (action.type === "open") {
    return (
      <ExternalLink href={action.url} variant="button" size="xs">
        {action.label}
      </ExternalLink>
    );
  }
  if (action.type !== "found") return null;
  return (
    <Button size="xs" renderRoot={(props) => <Link to="/welcome" {...props} />}>
      {action.label}
    </Button>
  );
}
