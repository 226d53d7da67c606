/** What the browser door says and does while it runs: pages come and go, keys are pressed, links are misused. Touches no socket and no process itself. */
import type { Clock } from "#core/clock.ts";
import type { Terminal } from "#electron/web-host/door/terminal.ts";

/** A reload closes the page's socket and opens another: no need to say a word about it. */
const reloadMs = 3_000;
/** The terminal sends Ctrl-C to every process of a group, and npm passes it on a second time: within this time it is one press. */
export const onePressMs = 200;

export type DoorLifeParts = {
  readonly terminal: Terminal;
  readonly clock: Clock;
  readonly runningDownloads: () => number;
  readonly newLink: () => string;
  /** Ends the door in good order. */
  readonly quit: () => void;
};

export type DoorLife = {
  /** The number of connected pages changed. */
  pages(count: number): void;
  /** Ctrl-C. */
  interrupt(): void;
  /** The system asks for the end: no time for questions. */
  terminate(): void;
  enter(): void;
  spentLink(): void;
};

export function createDoorLife({ terminal, clock, runningDownloads, newLink, quit }: DoorLifeParts): DoorLife {
  let pages = 0;
  let askedToStopAt: number | null = null;
  let hasSaidThatItStays = false;
  let isQuitting = false;

  const sayWhenLeftAlone = async () => {
    await clock.sleep(reloadMs);
    if (pages > 0 || isQuitting) return;
    const running = runningDownloads();
    if (running === 0 && hasSaidThatItStays) return;
    hasSaidThatItStays = true;
    terminal.say(
      running === 0
        ? "The last window was closed. Hubdeck keeps running."
        : `The last window was closed. ${downloads(running)} in the background.`,
      `${backIn(terminal)} Ctrl-C quits.`,
    );
  };

  const terminate = () => {
    isQuitting = true;
    quit();
  };

  return {
    terminate,
    pages(count) {
      const wereOpen = pages;
      pages = count;
      if (wereOpen > 0 && count === 0) void sayWhenLeftAlone();
    },
    interrupt() {
      const running = runningDownloads();
      if (isQuitting || (askedToStopAt !== null && clock.now() - askedToStopAt < onePressMs)) return;
      if (running === 0 || askedToStopAt !== null) {
        terminate();
        return;
      }
      askedToStopAt = clock.now();
      terminal.say("Downloads are running. Press Ctrl-C again to stop; they go on at the next start.");
    },
    enter() {
      terminal.say("A fresh link, good once, for one minute:", "", `  ${newLink()}`);
    },
    spentLink() {
      terminal.complain(
        "A link was used a second time, so somebody else may have used it first.",
        "The window that it had opened was shut out.",
        backIn(terminal),
        "",
      );
    },
  };
}

function downloads(count: number): string {
  return count === 1 ? "1 download goes on" : `${count} downloads go on`;
}

/** How to get a link. */
export function backIn(terminal: Terminal): string {
  return terminal.isInteractive
    ? "Press Enter for a link back in."
    : "Start Hubdeck again for a link back in: it hands over to this one.";
}
