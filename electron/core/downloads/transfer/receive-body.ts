/** Takes what the Hub itself serves of a file into its part file, and says how it ended. Trusts the planned size, never the answer's. */
import { type AnswerHead, type BodyOutcome, failureCode, judgeHead } from "#core/downloads/transfer/judge-head.ts";

/** Where bytes go: to the end of a file that knows how long it is and how long it will be. */
export type BodySink = {
  readonly offset: number;
  readonly sizeBytes: number;
  write(bytes: Uint8Array, signal: AbortSignal): Promise<void>;
  /** Forgets every byte so far. */
  restart(): Promise<void>;
};

/** The headers to ask for the rest of a file. Compressed answers have no ranges of the file. */
export function restOfFileHeaders(offset: number): Record<string, string> {
  return { "accept-encoding": "identity", ...(offset > 0 ? { range: `bytes=${offset}-` } : {}) };
}

/**
 * Writes the body. What `body` throws is a dropped connection; what the sink throws (the disk) is thrown on, as is the
 * signal's reason.
 */
export async function receiveBody(
  head: AnswerHead,
  body: AsyncIterable<Uint8Array>,
  sink: BodySink,
  signal: AbortSignal,
): Promise<BodyOutcome> {
  const verdict = judgeHead(head, { start: sink.offset, sizeBytes: sink.sizeBytes });
  // A server may ignore Range; appending its whole file to our part would corrupt it (huggingface_hub #3778).
  if (verdict.type === "whole") await sink.restart();
  else if (verdict.type !== "as-asked") return verdict;
  try {
    for await (const bytes of body) {
      signal.throwIfAborted();
      const end = sink.offset + bytes.length;
      if (end > sink.sizeBytes) return { type: "mismatch", why: "more bytes than planned" };
      try {
        await sink.write(bytes, signal);
      } catch (error) {
        throw new SinkFailure("The bytes could not be kept", { cause: error });
      }
      // A gap was filled, and what follows is there already.
      if (sink.offset > end) return { type: "complete" };
    }
  } catch (error) {
    if (error instanceof SinkFailure) throw error.cause;
    signal.throwIfAborted();
    return { type: "dropped", code: failureCode(error) };
  }
  if (sink.offset < sink.sizeBytes) return { type: "mismatch", why: "fewer bytes than planned" };
  return { type: "complete" };
}

/** Tells a failing disk from a failing connection. */
class SinkFailure extends Error {}
