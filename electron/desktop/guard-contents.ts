/** Keeps every web contents where it is: no navigation away, no new windows, no webviews. */
import type { App } from "electron";
import { decideNavigation } from "#electron/desktop/security.ts";

export function guardContents(app: App): void {
  app.on("web-contents-created", (_event, contents) => {
    contents.on("will-navigate", preventForeign);
    // will-navigate covers the top frame alone, and a redirect fires neither.
    contents.on("will-frame-navigate", preventForeign);
    contents.on("will-redirect", preventForeign);
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
  });
}

function preventForeign(event: { readonly url: string; preventDefault(): void }): void {
  if (decideNavigation(event.url) === "prevent") event.preventDefault();
}
