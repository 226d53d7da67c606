/**
 * The page's connection to the core, kept up: opens a channel at the first call, opens it again when it is lost, and
 * makes calls wait meanwhile. Never repeats a call by itself: only the caller knows whether that is safe.
 */
import type { ClientContext, ClientLink } from "@orpc/client";
import { channelLink } from "#renderer/api/channel-link.ts";
import { ConnectionError } from "#renderer/api/connection-error.ts";
import type { PageChannel } from "#renderer/api/page-channel.ts";
import { type SessionRefusal, SessionRefused } from "#renderer/api/session-refused.ts";

export type ConnectionState =
  | { readonly type: "connecting" }
  | { readonly type: "open" }
  /** It was open, or could not be opened, and is being tried again. */
  | { readonly type: "lost" }
  /** The app does not accept this page; only a fresh link from the terminal helps. */
  | { readonly type: "refused"; readonly why: SessionRefusal };

export type Connection = {
  state(): ConnectionState;
  /** Calls the listener after each change; answers the function that ends it. The first subscriber starts the connection. */
  subscribe(listener: () => void): () => void;
  /** The link to call over, once there is one. Throws ConnectionError (unreachable after `waitMs`, or refused), or the signal's reason. */
  link(signal?: AbortSignal): Promise<ClientLink<ClientContext>>;
  /** Tries again now instead of at the end of the pause. */
  retry(): void;
  close(): void;
};

export type ConnectionOptions = {
  /** Opens one channel. Throws SessionRefused where trying again is useless; anything else is tried again. */
  readonly open: (signal: AbortSignal) => Promise<PageChannel>;
  /** How long a call waits for a connection, in milliseconds. Default 10 000. */
  readonly waitMs?: number;
  /** The first and the longest pause between two tries, in milliseconds. Default 250 and 5000. */
  readonly pauseMs?: { readonly first: number; readonly longest: number };
};

/** A connection that starts at its first use. */
export function createConnection(options: ConnectionOptions): Connection {
  const { open, waitMs = 10_000, pauseMs = { first: 250, longest: 5000 } } = options;
  const closing = new AbortController();
  const listeners = new Set<() => void>();
  let state: ConnectionState = { type: "connecting" };
  let link: ClientLink<ClientContext> | null = null;
  let isRunning = false;
  let endPause: () => void = () => undefined;
  let closeChannel: () => void = () => undefined;

  const become = (next: ConnectionState, nextLink: ClientLink<ClientContext> | null = null) => {
    state = next;
    link = nextLink;
    for (const listener of [...listeners]) listener();
  };

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  /** One channel's life; answers whether it ever carried a frame, or the refusal that ended it. */
  const live = async (): Promise<{ readonly wasUseful: boolean; readonly refusal: SessionRefusal | null }> => {
    let wasUseful = false;
    try {
      const channel = await open(closing.signal);
      closeChannel = () => channel.close();
      channel.onFrame(() => {
        wasUseful = true;
      });
      const end = new Promise<SessionRefusal | null>((resolve) => {
        channel.onEnd((reason) => resolve(reason === "refused" ? "expired" : null));
      });
      become({ type: "open" }, channelLink(channel));
      const refusal = await end;
      return { wasUseful, refusal };
    } catch (error) {
      return { wasUseful, refusal: error instanceof SessionRefused ? error.why : null };
    }
  };

  const run = async () => {
    let nextPauseMs = pauseMs.first;
    while (!closing.signal.aborted) {
      const { wasUseful, refusal } = await live();
      if (refusal !== null) {
        become({ type: "refused", why: refusal });
        return;
      }
      if (wasUseful) nextPauseMs = pauseMs.first;
      become({ type: "lost" });
      if (!closing.signal.aborted) await pause(nextPauseMs);
      nextPauseMs = Math.min(nextPauseMs * 2, pauseMs.longest);
    }
  };

  const start = () => {
    if (isRunning) return;
    isRunning = true;
    void run();
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      start();
      return () => listeners.delete(listener);
    },
    link(signal) {
      start();
      return new Promise((resolve, reject) => {
        const settle = () => {
          const current = link;
          if (signal?.aborted) finish(() => reject(signal.reason));
          else if (current !== null) finish(() => resolve(current));
          else if (state.type === "refused") finish(() => reject(new ConnectionError("refused")));
        };
        const finish = (settleWith: () => void) => {
          clearTimeout(timer);
          listeners.delete(settle);
          signal?.removeEventListener("abort", settle);
          settleWith();
        };
        const timer = setTimeout(() => finish(() => reject(new ConnectionError("unreachable"))), waitMs);
        listeners.add(settle);
        signal?.addEventListener("abort", settle);
        settle();
      });
    },
    retry: () => endPause(),
    close() {
      closing.abort();
      endPause();
      closeChannel();
    },
  };
}
