/**
 * Takes the answer to a request for (the rest of) a file into a part file, and says how it ended. Used at both ends:
 * in the transfer worker for the CDN, in the core for files that the Hub itself serves. Trusts the planned size, never the answer's.
 */
import type { Problem } from "#shared/model/problem.ts";

/** What an answer's head says that matters here. Header values as sent, null where absent. */
export type AnswerHead = {
  readonly status: number;
  readonly location: string | null;
  readonly contentLength: string | null;
  readonly contentRange: string | null;
  readonly contentEncoding: string | null;
};

/** Where bytes go: to the end of a file that knows how long it is and how long it will be. */
export type BodySink = {
  readonly offset: number;
  readonly sizeBytes: number;
  write(bytes: Uint8Array): void | Promise<void>;
  /** Forgets every byte so far. */
  restart(): void | Promise<void>;
};

export type BodyOutcome =
  | { readonly type: "complete" }
  /** The file is elsewhere. */
  | { readonly type: "redirect"; readonly location: string }
  /** The server would not send it. */
  | { readonly type: "refused"; readonly status: number }
  /** The connection ended, or went silent, before the file did; `code` is the system's or the library's. */
  | { readonly type: "dropped"; readonly code: string }
  /** No answer came. */
  | { readonly type: "unreachable"; readonly problem: Problem }
  /** The server has something else than the plan says: another size, or bytes from another place. */
  | { readonly type: "mismatch"; readonly why: string };

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
  const verdict = judgeHead(head, sink);
  if (verdict.type === "restart") await sink.restart();
  else if (verdict.type !== "append") return verdict;
  try {
    for await (const bytes of body) {
      signal.throwIfAborted();
      if (sink.offset + bytes.length > sink.sizeBytes) return { type: "mismatch", why: "more bytes than planned" };
      try {
        await sink.write(bytes);
      } catch (error) {
        throw new SinkFailure("The bytes could not be kept", { cause: error });
      }
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

type Verdict =
  | { readonly type: "append" }
  | { readonly type: "restart" }
  | Extract<BodyOutcome, { readonly type: "redirect" | "refused" | "mismatch" }>;

function judgeHead(head: AnswerHead, { offset, sizeBytes }: BodySink): Verdict {
  if (head.status >= 300 && head.status < 400 && head.location !== null)
    return { type: "redirect", location: head.location };
  if (head.status === 416) return { type: "mismatch", why: "the server has fewer bytes than planned" };
  if (head.status !== 200 && head.status !== 206) return { type: "refused", status: head.status };
  if (head.contentEncoding !== null && head.contentEncoding !== "identity")
    return { type: "mismatch", why: "the file was compressed on the way" };
  if (head.status === 200) {
    if (head.contentLength !== null && Number(head.contentLength) !== sizeBytes)
      return { type: "mismatch", why: "another size than planned" };
    // A server may ignore Range; appending its whole file to our part would corrupt it (huggingface_hub #3778).
    return { type: offset > 0 ? "restart" : "append" };
  }
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(head.contentRange ?? "");
  if (range === null || Number(range[1]) !== offset) return { type: "mismatch", why: "another range than asked for" };
  if (range[2] !== "*" && Number(range[2]) !== sizeBytes) return { type: "mismatch", why: "another size than planned" };
  return { type: "append" };
}

/** The code of a network failure; undici wraps the system's error as the cause. */
export function failureCode(error: unknown): string {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("code" in current && typeof current.code === "string") return current.code;
  }
  return "unknown";
}
