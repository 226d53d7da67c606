/** Says once, on every screen, that the Hub no longer takes the active token; the account's own screen says it in full. */
import { Button } from "@mantine/core";
import { IconKeyOff } from "@tabler/icons-react";
import { Link, useLocation } from "@tanstack/react-router";
import { useAccounts } from "#renderer/api/use-accounts.ts";
import { tokenTitle } from "#renderer/text/token-title.ts";
import classes from "./FrameBar.module.css";

export function RejectedBar() {
  const state = useAccounts().value;
  const { pathname } = useLocation();
  const active = state?.accounts.find(({ id }) => id === state.activeId);
  const isShown = active?.state.type === "rejected" && pathname !== "/account";
  return (
    <div role="status" aria-label="Token">
      {isShown && (
        <div className={classes.root} data-tone="amber">
          <IconKeyOff className={classes.icon} size={16} stroke={1.5} aria-hidden />
          <p>
            <strong>The Hub no longer accepts {tokenTitle(active)}.</strong> What needs it is paused, and nothing is
            lost.
          </p>
          <div className={classes.actions}>
            <Button size="xs" renderRoot={(props) => <Link to="/account" {...props} />}>
              Replace token
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
