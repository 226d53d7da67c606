/** Launch tokens: what a link carries so that the page behind it may open a session. Each is good once, for a minute, in this process only. */
import type { Clock } from "#core/clock.ts";
import { isSameSecret, newSecret } from "#electron/web-host/secrets.ts";

/** How long a link is good, in milliseconds. */
export const launchTokenLifeMs = 60_000;
/** Old tokens are remembered, to tell a spent link from an unknown one; the oldest are forgotten first. */
const rememberedMax = 256;

export type LaunchRefusal = "spent" | "expired" | "unknown";
export type Redemption =
  | { readonly type: "accepted"; readonly sessionId: string }
  /** `openedSessionId`: the session that a spent token opened. */
  | { readonly type: "refused"; readonly reason: LaunchRefusal; readonly openedSessionId: string | null };

type Issued = { readonly token: string; readonly expiresAt: number; sessionId: string | null };

export type LaunchTokens = {
  /** A new token. */
  issue(): string;
  /** Spends the token and opens a session with it, or says why not. */
  redeem(token: string, openSession: () => string): Redemption;
};

export function createLaunchTokens(clock: Pick<Clock, "now">): LaunchTokens {
  const tokens: Issued[] = [];
  return {
    issue() {
      const token = newSecret();
      tokens.push({ token, expiresAt: clock.now() + launchTokenLifeMs, sessionId: null });
      if (tokens.length > rememberedMax) tokens.shift();
      return token;
    },
    redeem(token, openSession) {
      // Every token is compared, so that the time taken does not tell which one came close.
      const [issued] = tokens.filter((candidate) => isSameSecret(candidate.token, token));
      if (issued === undefined) return { type: "refused", reason: "unknown", openedSessionId: null };
      if (issued.sessionId !== null) {
        return { type: "refused", reason: "spent", openedSessionId: issued.sessionId };
      }
      if (clock.now() >= issued.expiresAt) return { type: "refused", reason: "expired", openedSessionId: null };
      issued.sessionId = openSession();
      return { type: "accepted", sessionId: issued.sessionId };
    },
  };
}
