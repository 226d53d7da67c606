/** Keeps every web contents where it is: no navigation away, no new windows, no webviews. */
import type { App } from "electron";
import { decideNavigation, decideWindowOpen, type Navigation } from "#electron/desktop/security/navigation.ts";
import type { PageOrigin } from "#electron/desktop/security/page-origin.ts";

export function guardContents(app: App, origin: PageOrigin): void {
  const preventForeign = (event: Navigation & { preventDefault(): void }) => {
    if (decideNavigation(event, origin) === "prevent") event.preventDefault();
  };
  app.on("web-contents-created", (_event, contents) => {
    // will-navigate covers the top frame alone, and a redirect fires neither.
    contents.on("will-navigate", preventForeign);
    contents.on("will-frame-navigate", preventForeign);
    contents.on("will-redirect", preventForeign);
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(decideWindowOpen);
  });
}
