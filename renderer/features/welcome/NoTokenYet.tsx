/** For someone without a token: how to get one, and what it will and will not be able to do. */
import { Button } from "@mantine/core";
import { IconCheck, IconExternalLink, IconX } from "@tabler/icons-react";
import { useTokenPage } from "#renderer/features/welcome/use-token-page.ts";
import { Panel } from "#renderer/ui/Panel.tsx";
import classes from "./NoTokenYet.module.css";

export function NoTokenYet() {
  const openTokenPage = useTokenPage();
  return (
    <Panel
      title="No token yet?"
      actions={
        <Button size="xs" leftSection={<IconExternalLink size={14} stroke={1.5} aria-hidden />} onClick={openTokenPage}>
          Create one for this app
        </Button>
      }
    >
      <ol className={classes.steps}>
        <li>The Hub's token page opens with the right boxes ticked. Sign in there if it asks.</li>
        <li>Give the token a name, such as this computer's, and create it.</li>
        <li>Copy it, because the Hub shows it once, and paste it here.</li>
      </ol>
      <ul className={classes.grants}>
        <li data-granted>
          <IconCheck size={14} stroke={1.75} aria-hidden /> downloads private and gated models you have access to
        </li>
        <li data-granted>
          <IconCheck size={14} stroke={1.75} aria-hidden /> runs models in the playground
        </li>
        <li>
          <IconX size={14} stroke={1.75} aria-hidden /> uploads and other changes: off until you need them
        </li>
      </ul>
    </Panel>
  );
}
