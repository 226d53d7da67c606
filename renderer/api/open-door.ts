/** Opens a channel through the door this page is behind: the browser door's WebSocket, or the Electron door's port. */
import { type BrowserSession, browserSession, isLaunchFragment, thisTab } from "#renderer/api/browser-session.ts";
import type { PageChannel } from "#renderer/api/page-channel.ts";
import { portChannel, receivePort } from "#renderer/api/port-channel.ts";
import { openWebSocketChannel } from "#renderer/api/web-socket-channel.ts";

let session: BrowserSession | null = null;

/** A page served over http is behind the browser door; any other is behind Electron's. Throws what the session or the socket throws. */
export async function openDoor(signal: AbortSignal): Promise<PageChannel> {
  if (location.protocol !== "http:") return portChannel(await receivePort(window, signal));
  session ??= startSession();
  const { forget } = session;
  const pageSecret = await session.pageSecret(signal);
  const channel = await openWebSocketChannel({ url: `ws://${location.host}/api`, pageSecret, signal, WebSocket });
  channel.onEnd((end) => {
    if (end === "refused") forget();
  });
  return channel;
}

function startSession(): BrowserSession {
  // A fresh link pasted into this very tab changes the fragment alone, which loads nothing by itself. Caught before the
  // router hears of it, which would take the link for an unknown place and replace it.
  const onLink = (event: PopStateEvent) => {
    if (!isLaunchFragment(location.hash)) return;
    event.stopImmediatePropagation();
    location.reload();
  };
  addEventListener("popstate", onLink, { capture: true });
  return browserSession(thisTab());
}
