/** Thrown when the app does not accept this page and trying again is useless. */

/**
 * Why: `none`, the page was opened without a launch link; `spent`, the link was used before; `expired`, the link or the
 * session is too old, or the app was started anew.
 */
export type SessionRefusal = "none" | "spent" | "expired";

export class SessionRefused extends Error {
  readonly why: SessionRefusal;

  constructor(why: SessionRefusal) {
    super(`The app refused this page (${why})`);
    this.name = "SessionRefused";
    this.why = why;
  }
}
