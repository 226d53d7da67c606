/** The errors of the page itself when a call cannot reach the core. problem-of.ts turns them into words. */

export type ConnectionErrorReason =
  /** The connection ended while the call ran; whether the core did the work is not known. */
  | "lost"
  /** No connection came up in time; the core never saw the call. */
  | "unreachable"
  /** The app asks for a fresh link. */
  | "refused"
  /** The call's input does not fit into one frame. */
  | "too-large";

export class ConnectionError extends Error {
  readonly reason: ConnectionErrorReason;

  constructor(reason: ConnectionErrorReason) {
    super(`No connection to the app (${reason})`);
    this.name = "ConnectionError";
    this.reason = reason;
  }
}
