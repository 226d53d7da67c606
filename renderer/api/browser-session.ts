/**
 * The page's side of the browser door's sign-on: trades the launch token of the address for a page secret, once, and
 * takes the token out of the address at once. The secret lives in this tab only (sessionStorage), so that a reload works.
 */
import { SessionRefused } from "#renderer/api/session-refused.ts";

const storageKey = "hubdeck:page-secret";
const launchFragment = /^#launch=([\w-]{16,512})$/;

/** Whether an address's fragment brings a launch token. */
export function isLaunchFragment(hash: string): boolean {
  return launchFragment.test(hash);
}

/** What of the browser the sign-on touches. */
export type SessionPage = {
  readonly location: Pick<Location, "hash" | "pathname" | "search">;
  readonly history: Pick<History, "replaceState">;
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly fetch: typeof fetch;
};

export type BrowserSession = {
  /** The page secret. Throws SessionRefused, or whatever the network throws; then it may be called again. */
  pageSecret(signal: AbortSignal): Promise<string>;
  /** Forgets a secret that the app no longer accepts. */
  forget(): void;
};

/** The tab that this page is in. */
export function thisTab(): SessionPage {
  return { location, history, storage: sessionStorage, fetch: (input, init) => fetch(input, init) };
}

/** Reads the launch token, if the address has one, and clears the address. */
export function browserSession(page: SessionPage): BrowserSession {
  let launch = launchFragment.exec(page.location.hash)?.[1] ?? null;
  if (launch !== null) page.history.replaceState(null, "", page.location.pathname + page.location.search);

  return {
    async pageSecret(signal) {
      if (launch === null) {
        const stored = page.storage.getItem(storageKey);
        if (stored === null) throw new SessionRefused("none");
        return stored;
      }
      const response = await page.fetch("/session", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ launch }),
        credentials: "same-origin",
        signal,
      });
      // A refusal may come without a body; its status says enough.
      const answer: unknown = await response.json().catch(() => null);
      if (response.status >= 400 && response.status < 500) {
        throw new SessionRefused(textField(answer, "reason") === "spent" ? "spent" : "expired");
      }
      const secret = textField(answer, "pageSecret");
      if (!response.ok || secret === null) throw new Error("The app did not answer the launch token");
      launch = null;
      page.storage.setItem(storageKey, secret);
      return secret;
    },
    forget() {
      page.storage.removeItem(storageKey);
    },
  };
}

function textField(answer: unknown, key: string): string | null {
  if (typeof answer !== "object" || answer === null) return null;
  const value: unknown = Reflect.get(answer, key);
  return typeof value === "string" ? value : null;
}
