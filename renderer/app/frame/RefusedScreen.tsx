/** The app does not accept this page any more: says why, and how to get back in. */
import { IconPlugConnectedX } from "@tabler/icons-react";
import type { SessionRefusal } from "#renderer/api/session-refused.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { PageHead } from "#renderer/ui/PageHead.tsx";
import classes from "./RefusedScreen.module.css";

const reasons: Readonly<Record<SessionRefusal, string>> = {
  none: "This page was opened without a link from Hubdeck, so Hubdeck does not know it.",
  spent: "The link of this page was used before. Each link works once.",
  expired: "The link of this page is too old, was used a second time, or is from before Hubdeck was started anew.",
};

export function RefusedScreen({ why }: { readonly why: SessionRefusal }) {
  return (
    <main className={classes.root}>
      <PageHead title="Hubdeck" />
      <EmptyState
        icon={IconPlugConnectedX}
        title="This page is not connected"
        text={
          <>
            {reasons[why]} For a fresh link, press <kbd>Enter</kbd> in the terminal where Hubdeck runs, or start Hubdeck
            again.
          </>
        }
      />
    </main>
  );
}
