/** An error answer of a server, taken apart, without anything that must not be shown. */
import type { RepoRef } from "#shared/model/repo-id.ts";

/** What the tables of hub-problem.ts and router-problem.ts decide by. */
export type ErrorAnswer = {
  readonly status: number;
  /** The header X-Error-Code, or an empty text. */
  readonly code: string;
  /** What the server says, fit to be shown, or an empty text. */
  readonly message: string;
  readonly hub: string;
  readonly host: string;
  readonly repo: RepoRef | null;
  readonly hadToken: boolean;
  /** The path that was asked, below the server's root. */
  readonly path: string;
  /** How long the server expects to need, in milliseconds; null where it does not say. */
  readonly waitMs: number | null;
};

/** The server's own words as a reason, or the plain fact that it gave none. */
export function said(answer: ErrorAnswer): string {
  return answer.message === ""
    ? `${answer.host} gave no reason (HTTP ${answer.status}).`
    : `${answer.host} says: ${answer.message}`;
}
