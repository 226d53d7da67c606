/** The tokens that are kept but not in use: make one active, or sign it out. */

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import { TokenMenu } from "#renderer/features/account/TokenMenu.tsx";
import { maskedToken } from "#renderer/text/masked-token.ts";
import { personName } from "#renderer/text/person-name.ts";
import { roleWords } from "#renderer/text/role-words.ts";
import { tokenTitle } from "#renderer/text/token-title.ts";
import { Avatar } from "#renderer/ui/Avatar.tsx";
import { Mono } from "#renderer/ui/Mono.tsx";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { Account } from "#shared/contract/accounts.ts";
import classes from "./OtherAccounts.module.css";

export function OtherAccounts({ accounts }: { readonly accounts: readonly Account[] }) {
  const activate = useMutation(orpc.accounts.activate.mutationOptions({ onError: showProblem }));
  return (
    <section aria-labelledby="others-title">
      <h2 className={classes.title} id="others-title">
        Other tokens
      </h2>
      <ul className={classes.list}>
        {accounts.map((account) => (
          <li className={classes.row} key={account.id}>
            <Avatar fullname={account.user.fullname} name={account.user.name} />
            <span className={classes.words}>
              <span className={classes.name}>
                {personName(account.user)} · {tokenTitle(account)}
              </span>
              <span className={classes.facts}>
                <Mono isMuted>{maskedToken(account.token.tail)}</Mono> · {roleWords(account.token.role)} ·{" "}
                {new URL(account.hubOrigin).host}
                {account.purpose !== null && ` · ${account.purpose}`}
              </span>
            </span>
            <span className={classes.actions}>
              <Button
                size="xs"
                aria-label={`Make ${personName(account.user)}, ${account.token.name}, active`}
                loading={activate.isPending && activate.variables.id === account.id}
                onClick={() => activate.mutate({ id: account.id })}
              >
                Make active
              </Button>
              <TokenMenu account={account} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
