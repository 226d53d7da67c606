/** How the app ends: asks first while something downloads, lets the core finish writing, and then exits. Pure but for what it is given. */
import type { Clock } from "#core/clock.ts";

/** How long the core may take to close, in milliseconds. What it has not written by then, it reads again from what is on disk. */
const closeMaxMs = 10_000;

export type QuitParts = {
  readonly runningDownloads: () => number;
  /** Asks the person whether to quit with so many downloads running. */
  readonly ask: (running: number) => Promise<boolean>;
  /** Closes everything in good order. */
  readonly close: () => Promise<void>;
  readonly exit: (code: number) => void;
  readonly clock: Clock;
};

export type Quit = {
  /** The person wants to quit: asked once, however often they say so meanwhile. */
  request(): void;
  /** The system shuts down, or sent a signal: no questions. */
  now(): void;
  /** Whether nothing has to be asked before a window closes. */
  isFree(): boolean;
};

export function createQuit({ runningDownloads, ask, close, exit, clock }: QuitParts): Quit {
  let state: "open" | "asking" | "closing" = "open";

  const now = async () => {
    if (state === "closing") return;
    state = "closing";
    const isEnough = new AbortController();
    const limit = clock.sleep(closeMaxMs, isEnough.signal).catch(() => undefined);
    const closed = close().then(
      () => 0,
      () => 1,
    );
    const code = await Promise.race([closed, limit.then(() => 1)]);
    isEnough.abort();
    exit(code);
  };

  const request = async () => {
    if (state !== "open") return;
    const running = runningDownloads();
    if (running > 0) {
      state = "asking";
      const isYes = await ask(running).catch(() => true);
      if (state !== "asking") return;
      state = "open";
      if (!isYes) return;
    }
    await now();
  };

  return {
    request: () => void request(),
    now: () => void now(),
    isFree: () => state === "closing" || runningDownloads() === 0,
  };
}
