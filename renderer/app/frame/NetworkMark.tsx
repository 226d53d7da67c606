/** Says when the Hub cannot be reached or asks to wait. Silent while all is well. */
import { IconCloudOff, IconHourglass } from "@tabler/icons-react";
import { useAppState } from "#renderer/api/use-app-state.ts";
import { StatePill } from "#renderer/ui/StatePill.tsx";
import { useCountdown } from "#renderer/ui/use-countdown.ts";
import { formatDuration } from "#shared/model/bytes.ts";
import classes from "./NetworkMark.module.css";

export function NetworkMark() {
  const network = useAppState().value?.network;
  const secondsLeft = useCountdown(network?.type === "rate-limited" ? network.until : null);
  return (
    <span className={classes.root} role="status" aria-label="Network">
      {network?.type === "offline" && (
        <span title={`${network.problem.what}. ${network.problem.why}`}>
          <StatePill tone="amber" icon={IconCloudOff}>
            Offline
          </StatePill>
        </span>
      )}
      {network?.type === "rate-limited" && secondsLeft > 0 && (
        <span title="The Hub asks for a pause. Requests go on by themselves when it is over.">
          <StatePill tone="amber" icon={IconHourglass}>
            <span className={classes.long}>Rate-limited</span>
            <span aria-hidden>{secondsLeft < 60 ? `${secondsLeft} s` : formatDuration(secondsLeft)}</span>
          </StatePill>
        </span>
      )}
    </span>
  );
}
