/** The left rail: the places, how many downloads run, who is signed in. Icons alone below 1100 px, a bar at the bottom below 640. */
import { AccountCorner } from "#renderer/app/frame/AccountCorner.tsx";
import { RailLink } from "#renderer/app/frame/RailLink.tsx";
import { useRunningDownloads } from "#renderer/app/frame/use-running-downloads.ts";
import { datasets, downloads, models, playground, saved, settings, spaces } from "#renderer/app/places.ts";
import classes from "./Rail.module.css";

export function Rail() {
  const running = useRunningDownloads();
  return (
    <nav className={classes.root} aria-label="Places">
      <span className={classes.group} aria-hidden>
        Browse
      </span>
      <RailLink place={models} />
      <RailLink place={datasets} />
      <RailLink place={spaces} />
      <RailLink place={saved} />
      <span className={classes.group} aria-hidden>
        Work
      </span>
      <RailLink place={playground} />
      <RailLink place={downloads} count={running.count} countWords={`${running.count} running`} />
      <div className={classes.foot}>
        <AccountCorner />
        <RailLink place={settings} />
      </div>
    </nav>
  );
}
