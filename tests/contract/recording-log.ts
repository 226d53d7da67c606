/** A log that keeps what it was told, for tests. */
import { describeError } from "#core/log/describe-error.ts";
import type { Log, LogFacts } from "#core/log/log.ts";

type LogLine = { readonly event: string; readonly facts: LogFacts; readonly error?: string };

export type RecordingLog = Log & { readonly lines: LogLine[] };

export function recordingLog(): RecordingLog {
  const lines: LogLine[] = [];
  return {
    lines,
    info: (event, facts = {}) => lines.push({ event, facts }),
    warn: (event, facts = {}) => lines.push({ event, facts }),
    error: (event, error, facts = {}) => lines.push({ event, facts, error: describeError(error) }),
  };
}
