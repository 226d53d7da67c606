/** The active account: the person, the token, where it is kept, what it may do, the organisations. */

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { AdviceCards } from "#renderer/features/account/AdviceCards.tsx";
import { KeptPanel } from "#renderer/features/account/KeptPanel.tsx";
import { PermissionMatrix } from "#renderer/features/account/matrix/PermissionMatrix.tsx";
import { personWords } from "#renderer/features/account/person-words.ts";
import { ReplaceDialog } from "#renderer/features/account/ReplaceDialog.tsx";
import { SignOutDialog } from "#renderer/features/account/SignOutDialog.tsx";
import { TokenPanel } from "#renderer/features/account/TokenPanel.tsx";
import { useRefreshAccount } from "#renderer/features/account/use-refresh-account.ts";
import { personName } from "#renderer/text/person-name.ts";
import { Avatar } from "#renderer/ui/Avatar.tsx";
import { PageHead } from "#renderer/ui/PageHead.tsx";
import { ProblemCard } from "#renderer/ui/ProblemCard.tsx";
import type { Account, KeychainState } from "#shared/contract/accounts.ts";
import classes from "./AccountCard.module.css";

type AccountCardProps = { readonly account: Account; readonly keychain: KeychainState };

export function AccountCard({ account, keychain }: AccountCardProps) {
  const [isLeaving, setIsLeaving] = useState(false);
  const [isReplacing, setIsReplacing] = useState(false);
  const refresh = useRefreshAccount(account.id);
  const { user, state } = account;
  return (
    <>
      <PageHead
        title={user.fullname || personName(user)}
        subtitle={personWords(user)}
        before={<Avatar fullname={user.fullname} name={user.name} size="lg" />}
        isStacked
        actions={
          <>
            <Button
              leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
              renderRoot={(props) => <Link to="/welcome" {...props} />}
            >
              Add a token
            </Button>
            <Button variant="subtle" color="gray" onClick={() => setIsLeaving(true)}>
              Sign out
            </Button>
          </>
        }
      />
      {(state.type === "failed" || state.type === "rejected") && (
        <ProblemCard problem={state.problem} onRetry={refresh.run} />
      )}
      {state.type === "rejected" && (
        <Button className={classes.replace ?? ""} onClick={() => setIsReplacing(true)}>
          Replace token
        </Button>
      )}
      {isReplacing && <ReplaceDialog account={account} onClose={() => setIsReplacing(false)} />}
      <div className={classes.panels}>
        <TokenPanel account={account} />
        <KeptPanel account={account} keychain={keychain} />
      </div>
      <AdviceCards account={account} />
      <PermissionMatrix account={account} refresh={refresh} key={account.id} />
      <SignOutDialog account={account} isOpen={isLeaving} onClose={() => setIsLeaving(false)} />
    </>
  );
}
