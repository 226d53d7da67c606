/** The life of an open browser door: core and web host come up, the person is told, and everything closes in the reverse order. */

import { loadPageFiles } from "#core/page/page-files.ts";
import { listenForSignals } from "#core/signals.ts";
import { createDoorLife, onePressMs } from "#electron/web-host/door/door-life.ts";
import type { DoorParts } from "#electron/web-host/door/door-parts.ts";
import { greeting } from "#electron/web-host/door/door-words.ts";
import { openWindow } from "#electron/web-host/door/open-window.ts";
import { launchTokenLifeMs } from "#electron/web-host/launch-tokens.ts";
import { startWebHost, type WebHost } from "#electron/web-host/start-web-host.ts";

/** How long the core may take to close, in milliseconds. What it has not written by then, it reads again from what is on disk. */
const closeMaxMs = 10_000;

export type ServingEvents = {
  /** The door is open; links may be asked for from now on. */
  readonly onOpen: (newLink: () => string) => void;
  /** The person or the system asked it to quit. */
  readonly onClosing: () => void;
};

/** Serves until Ctrl-C, SIGTERM or SIGHUP, and resolves when all is closed. Rejects when the core or the web host does not come up. */
export async function serveUntilQuit(parts: DoorParts, { onOpen, onClosing }: ServingEvents): Promise<void> {
  const { terminal, clock } = parts;
  const files = await loadPageFiles(parts.pageFolder);
  const core = await parts.openCore();
  try {
    let quit: () => void = () => undefined;
    const quitting = new Promise<void>((resolve) => {
      quit = resolve;
    });
    const life = createDoorLife({
      terminal,
      clock,
      runningDownloads: core.runningDownloads,
      newLink: () => host.newLink(),
      quit,
    });
    const host: WebHost = await startWebHost({
      port: parts.port,
      files,
      theme: core.theme,
      serve: core.serve,
      onPages: life.pages,
      onSpentLink: life.spentLink,
      clock,
    });
    const stopListening = listenForSignals({ onInterrupt: life.interrupt, onTerminate: life.terminate });
    try {
      terminal.onEnter(life.enter);
      onOpen(() => host.newLink());
      const forgetWindow = await greet(parts, host);
      await quitting;
      // A signal now ends the process at once, for whoever does not want to wait; but not the echo of the one that brought us here.
      void clock.sleep(onePressMs).then(stopListening);
      onClosing();
      terminal.say("Hubdeck quits.");
      await forgetWindow();
    } finally {
      await host.close();
    }
  } finally {
    const closed = core.close().then(() => true);
    if (!(await Promise.race([closed, clock.sleep(closeMaxMs).then(() => false)]))) {
      terminal.complain("Closing took too long and was cut short. Unfinished downloads go on at the next start.");
    }
  }
}

/** Opens the window, if one is wanted, and says where Hubdeck is. Answers what takes the redirect file away; a minute does it too. */
async function greet(
  { terminal, isOpening, machine, profileFolder, clock }: DoorParts,
  host: WebHost,
): Promise<() => Promise<void>> {
  const window = isOpening ? await openWindow(host.newLink(), profileFolder, machine) : null;
  const isRemote = Boolean(machine.env["SSH_CONNECTION"]);
  const { isInteractive } = terminal;
  terminal.say(...greeting({ link: host.newLink(), port: host.port, window, isRemote, isInteractive }));
  const forget = async () => window?.forget();
  void clock.sleep(launchTokenLifeMs).then(forget);
  return forget;
}
