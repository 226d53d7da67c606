/** In the demo: where its sample tokens are. */
import { Button } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useTokenPage } from "#renderer/features/welcome/use-token-page.ts";
import { Panel } from "#renderer/ui/Panel.tsx";
import classes from "./NoTokenYet.module.css";

export function SampleTokens() {
  const openTokenPage = useTokenPage();
  return (
    <Panel
      title="This is the demo Hub"
      actions={
        <Button
          size="xs"
          leftSection={<IconExternalLink size={14} stroke={1.5} aria-hidden />}
          onClick={() => openTokenPage()}
        >
          Show sample tokens
        </Button>
      }
    >
      <p className={classes.hint}>
        A stand-in on this computer with a token of each kind. They are on its token page and in the terminal: copy one
        and paste it above. Your own tokens are neither needed nor read here.
      </p>
    </Panel>
  );
}
