/** Who is signed in, with which token, where it is kept and what it may do; and the other tokens. */
import { Button } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useAccounts } from "#renderer/api/use-accounts.ts";
import { AccountCard } from "#renderer/features/account/AccountCard.tsx";
import { OtherAccounts } from "#renderer/features/account/OtherAccounts.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { Page } from "#renderer/ui/Page.tsx";
import { PageHead } from "#renderer/ui/PageHead.tsx";

export function AccountScreen() {
  const state = useAccounts().value;
  if (state === undefined) {
    return (
      <Page>
        <PageHead title="Account" />
        <LoadingRows count={3} rowHeight={96} label="Loading the account" variant="card" />
      </Page>
    );
  }
  const active = state.accounts.find(({ id }) => id === state.activeId);
  const others = state.accounts.filter((account) => account !== active);
  return (
    <Page>
      {active === undefined ? (
        <>
          <PageHead title="Account" />
          <EmptyState
            icon={IconKey}
            title="Not signed in"
            text={
              others.length > 0
                ? "None of your tokens belongs to the Hub that Hubdeck is set to now."
                : "You can look around and download public models without a token. Gated models and the playground need one."
            }
            action={
              <Button variant="filled" renderRoot={(props) => <Link to="/welcome" {...props} />}>
                Add a token
              </Button>
            }
          />
        </>
      ) : (
        <AccountCard account={active} keychain={state.keychain} />
      )}
      {others.length > 0 && <OtherAccounts accounts={others} />}
    </Page>
  );
}
