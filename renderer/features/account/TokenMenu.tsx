/** Everything that can be done with one token, in a menu: describe, replace, lend to the hf command, revoke, sign out. */
import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowBackUp,
  IconDots,
  IconLogout,
  IconPencil,
  IconReplace,
  IconTerminal2,
  IconTrash,
} from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { orpc } from "#renderer/api/client.ts";
import { DescribeDialog } from "#renderer/features/account/DescribeDialog.tsx";
import { HandDialog } from "#renderer/features/account/HandDialog.tsx";
import { ReplaceDialog } from "#renderer/features/account/ReplaceDialog.tsx";
import { RevokeDialog } from "#renderer/features/account/RevokeDialog.tsx";
import { SignOutDialog } from "#renderer/features/account/SignOutDialog.tsx";
import { tokenTitle } from "#renderer/text/token-title.ts";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { Account } from "#shared/contract/accounts.ts";

type Opened = "describe" | "replace" | "hand" | "revoke" | "sign-out";

export function TokenMenu({ account }: { readonly account: Account }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const takeBack = useMutation(orpc.accounts.takeBackFromCli.mutationOptions({ onError: showProblem }));
  const close = () => setOpened(null);
  const icon = { size: 16, stroke: 1.5, "aria-hidden": true } as const;
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={`More for ${tokenTitle(account)}`} loading={takeBack.isPending}>
            <IconDots {...icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => setOpened("describe")}>
            Name and purpose…
          </Menu.Item>
          <Menu.Item leftSection={<IconReplace {...icon} />} onClick={() => setOpened("replace")}>
            Replace with a new token…
          </Menu.Item>
          {account.cli === null ? (
            <Menu.Item leftSection={<IconTerminal2 {...icon} />} onClick={() => setOpened("hand")}>
              Hand to the hf command…
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconArrowBackUp {...icon} />} onClick={() => takeBack.mutate({ id: account.id })}>
              Take back from the hf command
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => setOpened("revoke")}>
            Revoke on the Hub…
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout {...icon} />} onClick={() => setOpened("sign-out")}>
            Sign out…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {opened === "describe" && <DescribeDialog account={account} onClose={close} />}
      {opened === "replace" && <ReplaceDialog account={account} onClose={close} />}
      {opened === "hand" && <HandDialog account={account} onClose={close} />}
      {opened === "revoke" && <RevokeDialog account={account} onClose={close} />}
      <SignOutDialog account={account} isOpen={opened === "sign-out"} onClose={close} />
    </>
  );
}
