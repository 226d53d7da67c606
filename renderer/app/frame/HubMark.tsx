/** Says which Hub this is whenever it is not the official one: the demo, or a host of one's own. */
import { IconFlask, IconServer } from "@tabler/icons-react";
import { useAppState } from "#renderer/api/use-app-state.ts";
import { StatePill } from "#renderer/ui/StatePill.tsx";
import classes from "./HubMark.module.css";

export function HubMark() {
  const app = useAppState().value;
  if (app === undefined || app.endpoint.isOfficial) return null;
  if (app.isDemo) {
    return (
      <span
        className={classes.root}
        title="A stand-in Hub on this computer. Nothing here is real, and nothing leaves it."
      >
        <StatePill tone="accent" icon={IconFlask}>
          Demo Hub
        </StatePill>
      </span>
    );
  }
  return (
    <span className={classes.root} title={`Hub: ${app.endpoint.url}`}>
      <StatePill tone="neutral" icon={IconServer}>
        <span className={classes.host}>{new URL(app.endpoint.url).host}</span>
      </StatePill>
    </span>
  );
}
