/** The frame around every screen: skip link, top bar, rail, main, palette; and the screens of a lost or refused connection. */
import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { useConnection } from "#renderer/api/use-connection.ts";
import { ConnectionBar } from "#renderer/app/frame/ConnectionBar.tsx";
import { NoticeBar } from "#renderer/app/frame/NoticeBar.tsx";
import { PlaceAnnouncer } from "#renderer/app/frame/PlaceAnnouncer.tsx";
import { Rail } from "#renderer/app/frame/Rail.tsx";
import { RefusedScreen } from "#renderer/app/frame/RefusedScreen.tsx";
import { RejectedBar } from "#renderer/app/frame/RejectedBar.tsx";
import { SkipLink } from "#renderer/app/frame/SkipLink.tsx";
import { TopBar } from "#renderer/app/frame/TopBar.tsx";
import { rememberPlace } from "#renderer/app/last-place.ts";
import { PaletteHost } from "#renderer/app/palette/PaletteHost.tsx";
import { CompareTray } from "#renderer/features/compare/CompareTray.tsx";
import classes from "./Frame.module.css";

export function Frame() {
  const { state, retry } = useConnection();
  const { href } = useLocation();
  useEffect(() => rememberPlace(href), [href]);

  if (state.type === "refused") return <RefusedScreen why={state.why} />;
  return (
    <div className={classes.root}>
      <SkipLink />
      <TopBar />
      <Rail />
      <main className={classes.main} id="main" tabIndex={-1} data-scroll-restoration-id="main">
        <ConnectionBar state={state} onRetry={retry} />
        <NoticeBar />
        <RejectedBar />
        <div className={classes.screen}>
          <Outlet />
        </div>
        <CompareTray />
      </main>
      <PlaceAnnouncer />
      <PaletteHost />
    </div>
  );
}
