/** An error as text for the log: what it says, where it came from and what caused it. Not redacted yet: the log does that. */

/** The stack of an error and of its causes, down to the third. */
export function describeError(error: unknown, depth = 3): string {
  if (!(error instanceof Error)) return typeof error === "string" ? error : Object.prototype.toString.call(error);
  const code = "code" in error && typeof error.code === "string" ? ` [${error.code}]` : "";
  const cause = error.cause === undefined || depth === 0 ? "" : `\ncaused by ${describeError(error.cause, depth - 1)}`;
  return `${error.stack ?? `${error.name}: ${error.message}`}${code}${cause}`;
}
