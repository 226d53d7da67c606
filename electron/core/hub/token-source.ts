/** What hubFetch needs of the accounts. Tokens leave the accounts through this and nothing else. */
import type { Problem } from "#shared/model/problem.ts";

export type TokenSource = {
  /** The active account at the Hub that is set now, or null. */
  activeId(): string | null;
  /** Whose account that is: empty while the Hub was not asked yet, null for an account that is not there. */
  userNameOf(id: string): string | null;
  /** An account's token and the Hub origin that accepted it; null for an account that is not there. */
  get(id: string): { readonly token: string; readonly hubOrigin: string } | null;
  /** Told when the Hub no longer accepts an account's token. */
  onRejected(id: string, problem: Problem): void;
  /** Told of each request that carries an account's token. */
  onUsed(id: string): void;
};
