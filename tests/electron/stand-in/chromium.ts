/** The Chromium behind the stand-in: one for each start of the app, with the app's own folder for its data. */
import { spawn } from "node:child_process";
import { Readable, Writable } from "node:stream";
import { type Cdp, connect, type Session } from "#tests/electron/stand-in/cdp.ts";

export type Chromium = Cdp & {
  /** Where a test attaches as a second client. */
  readonly endpoint: string;
  /** Opens an empty page of a size; it waits until `Runtime.runIfWaitingForDebugger` is sent to it. */
  openPage(size: { readonly width: number; readonly height: number }): Promise<OpenPage>;
  /** Ends the browser; resolves when it has ended. */
  end(): Promise<void>;
};

export type OpenPage = { readonly session: Session; readonly targetId: string };

/** Starts the browser that HUBDECK_TEST_BROWSER names. */
export async function startChromium(userData: string, onGone: () => void): Promise<Chromium> {
  const path = process.env["HUBDECK_TEST_BROWSER"];
  if (!path) throw new Error("HUBDECK_TEST_BROWSER names no browser");
  const child = spawn(
    path,
    [
      `--user-data-dir=${userData}`,
      "--headless",
      "--remote-debugging-pipe",
      "--remote-debugging-port=0",
      "--no-startup-window",
      "--no-first-run",
      "--no-default-browser-check",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-quic",
      "--password-store=basic",
      "--use-mock-keychain",
      "--hide-scrollbars",
      "--mute-audio",
      // Or Chromium itself would refuse a page of a public name to reach this machine, and the app's own refusal would not be seen.
      "--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets,BlockInsecurePrivateNetworkRequests",
      // Electron adds this to Chromium: a port hears that its other end was closed.
      "--enable-blink-features=MessagePortCloseEvent",
      // A popup that the app refuses must have been allowed by Chromium, or the test says nothing about the app.
      "--disable-popup-blocking",
      // Nothing leaves this machine, whatever the page is made to ask for.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
      // Chromium's sandbox refuses to run as root, which is what a CI container is.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
    { stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"] },
  );
  const [, , printed, output, input] = child.stdio;
  if (printed === null || !(output instanceof Writable) || !(input instanceof Readable)) {
    throw new Error("The browser has no pipe");
  }
  const cdp = connect(output, input);
  let isEnding = false;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  void ended.then(() => isEnding || onGone());
  const endpoint = await new Promise<string>((resolve, reject) => {
    let text = "";
    printed.setEncoding("utf8");
    printed.on("data", (part: string) => {
      text += part;
      const found = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (found) resolve(found);
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`The browser ended at once:\n${text}`)));
  });
  await cdp.browser.send("Browser.setDownloadBehavior", { behavior: "deny", eventsEnabled: true });
  const openPage = await attachToPages(cdp);
  return {
    ...cdp,
    endpoint,
    openPage,
    async end() {
      isEnding = true;
      await cdp.browser.send("Browser.close").catch(() => child.kill("SIGKILL"));
      await ended;
    },
  };
}

/**
 * Holds every new page before it does anything. The app's own pages are opened by the answered function; a page that comes
 * by itself was opened by a page, and is closed: the app refuses them all, which web-contents.ts asks it.
 */
async function attachToPages({ browser, session }: Cdp): Promise<Chromium["openPage"]> {
  const arrived = new Map<string, Session>();
  let opening = 0;
  const closeStrays = () => {
    if (opening > 0) return;
    for (const [targetId, page] of arrived) {
      // It is held, and so is the script that opened it: it goes on with nothing to load, and ends.
      for (const done of [
        page.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] }),
        page.send("Runtime.runIfWaitingForDebugger"),
        browser.send("Target.closeTarget", { targetId }),
      ]) {
        done.catch(() => undefined);
      }
    }
    arrived.clear();
  };
  browser.on("Target.attachedToTarget", ({ sessionId, targetInfo: { targetId } }) => {
    arrived.set(targetId, session(sessionId));
    closeStrays();
  });
  await browser.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  return async (size) => {
    opening += 1;
    // Chromium tells of the page before it answers.
    const { targetId } = await browser.send("Target.createTarget", { url: "about:blank", ...size });
    const page = arrived.get(targetId);
    arrived.delete(targetId);
    opening -= 1;
    closeStrays();
    if (page === undefined) throw new Error("Chromium opened a page without telling of it");
    return { targetId, session: page };
  };
}
