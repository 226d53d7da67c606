/** Says that the page has no connection to the app, once that has lasted long enough to be worth a word. */
import { Button } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { ConnectionState } from "#renderer/api/connection.ts";
import classes from "./FrameBar.module.css";

type ConnectionBarProps = { readonly state: ConnectionState; readonly onRetry: () => void };

/** How long there may be no connection before it is said, in milliseconds: a short break would only make the screen jump. */
const patienceMs = 800;

export function ConnectionBar({ state, onRetry }: ConnectionBarProps) {
  const isMissing = state.type === "connecting" || state.type === "lost";
  const isShown = useLasts(isMissing) && isMissing;
  return (
    <div role="status">
      {isShown && (
        <div className={classes.root} data-tone="amber">
          <IconPlugConnectedX className={classes.icon} size={16} stroke={1.5} aria-hidden />
          <p>
            {state.type === "lost"
              ? "No connection to Hubdeck. What you see may be out of date. It connects again by itself; if you stopped Hubdeck, start it again."
              : "Connecting to Hubdeck"}
          </p>
          <div className={classes.actions}>
            <Button size="xs" onClick={onRetry}>
              Try now
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

/** Whether `isSo` has been true for longer than one's patience. */
function useLasts(isSo: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isSo) return setLasts(false);
    const timer = setTimeout(() => setLasts(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isSo]);
  return lasts;
}
