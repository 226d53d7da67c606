/** Which token this is: its name, its end, its role and its age. The secret itself is never here. */
import { IconCheck, IconKey, IconQuestionMark, IconX } from "@tabler/icons-react";
import { TokenMenu } from "#renderer/features/account/TokenMenu.tsx";
import { formatDay, formatExpiry, formatMoment, formatOld } from "#renderer/text/date-words.ts";
import { maskedToken } from "#renderer/text/masked-token.ts";
import { roleWords } from "#renderer/text/role-words.ts";
import { tokenTitle } from "#renderer/text/token-title.ts";
import { Mono } from "#renderer/ui/Mono.tsx";
import { Panel } from "#renderer/ui/Panel.tsx";
import { StatePill } from "#renderer/ui/StatePill.tsx";
import type { Account } from "#shared/contract/accounts.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import classes from "./TokenPanel.module.css";

export function TokenPanel({ account }: { readonly account: Account }) {
  const { token } = account;
  return (
    <Panel
      title={
        <span className={classes.name}>
          <IconKey className={classes.icon} size={16} stroke={1.5} aria-hidden />
          {tokenTitle(account)}
        </span>
      }
      actions={
        <>
          <TokenState state={account.state} />
          <TokenMenu account={account} />
        </>
      }
    >
      <p>
        <Mono isMuted>{maskedToken(token.tail)}</Mono>
      </p>
      <p className={classes.facts}>{tokenFacts(token, Date.now())}</p>
      <p className={classes.facts}>
        {account.label !== null && token.name !== "" && `${token.name} on the Hub · `}
        {account.purpose !== null && `${account.purpose} · `}
        {account.lastUsedAt === null
          ? "not used here yet"
          : `last used here ${formatMoment(account.lastUsedAt, Date.now())}`}
      </p>
      <p className={classes.facts}>
        Sent only to <Mono wraps>{account.hubOrigin}</Mono>
      </p>
    </Panel>
  );
}

function TokenState({ state }: { readonly state: Account["state"] }) {
  switch (state.type) {
    case "accepted":
      return (
        <StatePill tone="green" icon={IconCheck}>
          accepted
        </StatePill>
      );
    case "rejected":
      return (
        <StatePill tone="red" icon={IconX}>
          no longer accepted
        </StatePill>
      );
    case "failed":
      return (
        <StatePill tone="red" icon={IconX}>
          check failed
        </StatePill>
      );
    case "unchecked":
      return (
        <StatePill tone="neutral" icon={IconQuestionMark}>
          not checked yet
        </StatePill>
      );
    default:
      return assertNever(state);
  }
}

function tokenFacts(token: Account["token"], now: number): string {
  const role = roleWords(token.role);
  const parts = [role.charAt(0).toUpperCase() + role.slice(1)];
  if (token.createdAt !== null) parts.push(`created ${formatDay(token.createdAt)}`, formatOld(token.createdAt, now));
  if (token.expiresAt !== null) parts.push(formatExpiry(token.expiresAt, now));
  return parts.join(" · ");
}
