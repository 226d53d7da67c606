/** The top bar: the name, back and forward, the search that opens the palette, and what is going on. */
import { BackForward } from "#renderer/app/frame/BackForward.tsx";
import { HubMark } from "#renderer/app/frame/HubMark.tsx";
import { NetworkMark } from "#renderer/app/frame/NetworkMark.tsx";
import { SearchButton } from "#renderer/app/frame/SearchButton.tsx";
import { SpeedMark } from "#renderer/app/frame/SpeedMark.tsx";
import classes from "./TopBar.module.css";

export function TopBar() {
  return (
    <header className={classes.root}>
      <span className={classes.brand}>
        <svg className={classes.sign} viewBox="0 0 18 18" aria-hidden="true">
          <rect className={classes.tile} width="18" height="18" rx="5" />
          <rect className={classes.bar} x="4" y="4.5" width="10" height="3" rx="1.5" />
          <rect className={classes.bar} x="4" y="9" width="10" height="3" rx="1.5" opacity="0.55" />
        </svg>
        <span className={classes.name}>Hubdeck</span>
      </span>
      <BackForward />
      <SearchButton />
      <div className={classes.marks}>
        <SpeedMark />
        <NetworkMark />
        <HubMark />
      </div>
    </header>
  );
}
