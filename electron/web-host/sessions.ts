/**
 * Sessions of the browser door: one per browser, known by an HttpOnly cookie, with a secret for each page in it. Only both together open the API,
 * because 127.0.0.1 shares its cookies with every other local server. Kept in memory: they die with the process.
 */
import type { Clock } from "#core/clock.ts";
import { isSameSecret, newSecret } from "#electron/web-host/secrets.ts";

/** A session without an open socket for this long is over. */
export const sessionIdleMaxMs = 24 * 60 * 60 * 1000;
const sessionsMax = 64;
const pagesMax = 64;

type Session = { readonly id: string; readonly pageSecrets: string[]; openSockets: number; lastUsedAt: number };

export type Sessions = {
  /** The live session among these cookie values. */
  find(cookies: readonly string[]): string | null;
  /** A new session; answers its id, which is the cookie's value. */
  open(): string;
  /** A new page's secret in a live session. */
  addPage(sessionId: string): string;
  hasPage(sessionId: string, pageSecret: string): boolean;
  /** Counts a socket; answers the function to call once when it closes. */
  holdSocket(sessionId: string): () => void;
  end(sessionId: string): void;
};

export function createSessions(clock: Pick<Clock, "now">): Sessions {
  let sessions: Session[] = [];
  const isLive = (session: Session) => session.openSockets > 0 || clock.now() - session.lastUsedAt < sessionIdleMaxMs;
  const get = (id: string) => sessions.find((session) => session.id === id);

  return {
    find(cookies) {
      sessions = sessions.filter(isLive);
      const found = sessions.filter(({ id }) => cookies.some((cookie) => isSameSecret(id, cookie)));
      return found[0]?.id ?? null;
    },
    open() {
      const session: Session = { id: newSecret(), pageSecrets: [], openSockets: 0, lastUsedAt: clock.now() };
      sessions = [...sessions, session].slice(-sessionsMax);
      return session.id;
    },
    addPage(sessionId) {
      const secret = newSecret();
      const pages = get(sessionId)?.pageSecrets;
      pages?.push(secret);
      if (pages !== undefined && pages.length > pagesMax) pages.shift();
      return secret;
    },
    hasPage(sessionId, pageSecret) {
      const pages = get(sessionId)?.pageSecrets ?? [];
      return pages.filter((secret) => isSameSecret(secret, pageSecret)).length === 1;
    },
    holdSocket(sessionId) {
      const session = get(sessionId);
      if (session !== undefined) session.openSockets += 1;
      return () => {
        if (session === undefined) return;
        session.openSockets -= 1;
        session.lastUsedAt = clock.now();
      };
    },
    end(sessionId) {
      sessions = sessions.filter(({ id }) => id !== sessionId);
    },
  };
}
