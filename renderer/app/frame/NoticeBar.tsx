/** Things that happened outside a click and need saying once, such as a settings file that was set aside. */
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { api } from "#renderer/api/client.ts";
import { useAppState } from "#renderer/api/use-app-state.ts";
import { asSentence } from "#renderer/text/as-sentence.ts";
import classes from "./FrameBar.module.css";

export function NoticeBar() {
  const notices = useAppState().value?.notices ?? [];
  return (
    <div role="status" aria-label="Notices">
      {notices.map(({ id, level, what, why }) => {
        const NoticeIcon = level === "warning" ? IconAlertTriangle : IconInfoCircle;
        return (
          <div className={classes.root} data-tone={level === "warning" ? "amber" : "blue"} key={id}>
            <NoticeIcon className={classes.icon} size={16} stroke={1.5} aria-hidden />
            <p>
              <strong>{asSentence(what)}</strong> {why}
            </p>
            <div className={classes.actions}>
              {/* A notice that cannot be dismissed now, for want of a connection, simply stays. */}
              <Button size="xs" onClick={() => void api.app.dismissNotice({ id }).catch(() => undefined)}>
                Dismiss
              </Button>
            </div>
          </div>
        );
      })}
    </div>
  );
}
