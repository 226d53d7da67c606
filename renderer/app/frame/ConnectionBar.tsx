/** Says that the page has no connection to the app: at once when it was lost, after a moment when it is the first one. */
import { Button } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { ConnectionState } from "#renderer/api/connection.ts";
import classes from "./FrameBar.module.css";

type ConnectionBarProps = { readonly state: ConnectionState; readonly onRetry: () => void };

/** How long the first connection may take before it is worth a word, in milliseconds. */
const patienceMs = 1500;

export function ConnectionBar({ state, onRetry }: ConnectionBarProps) {
  const isSlow = useIsSlow(state.type === "connecting");
  const isShown = state.type === "lost" || isSlow;
  return (
    <div role="status">
      {isShown && (
        <div className={classes.root} data-tone="amber">
          <IconPlugConnectedX className={classes.icon} size={16} stroke={1.5} aria-hidden />
          <p>
            {state.type === "lost"
              ? "No connection to Hubdeck. What you see may be out of date; it connects again by itself."
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

/** Whether `isWaiting` has lasted longer than one's patience. */
function useIsSlow(isWaiting: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    if (!isWaiting) return setIsSlow(false);
    const timer = setTimeout(() => setIsSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  return isSlow;
}
