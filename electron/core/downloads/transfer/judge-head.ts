/** Whether an answer to a request for (a stretch of) a file may be written to it. Trusts the planned size, never the answer's. */
import type { Taken } from "#core/hub/take.ts";
import type { Problem } from "#shared/model/problem.ts";

/** What an answer's head says that matters here. Header values as sent, null where absent. */
export type AnswerHead = {
  readonly status: number;
  readonly location: string | null;
  readonly contentLength: string | null;
  readonly contentRange: string | null;
  readonly contentEncoding: string | null;
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

/** `whole`: the server ignored the range, and its bytes begin at the file's start. */
export type HeadVerdict =
  | { readonly type: "as-asked" }
  | { readonly type: "whole" }
  | Extract<BodyOutcome, { readonly type: "redirect" | "refused" | "mismatch" }>;

export function judgeHead(
  head: AnswerHead,
  { start, sizeBytes }: { readonly start: number; readonly sizeBytes: number },
): HeadVerdict {
  if (head.status >= 300 && head.status < 400 && head.location !== null)
    return { type: "redirect", location: head.location };
  if (head.status === 416) {
    const [, total] = /^bytes \*\/(\d+)$/.exec(head.contentRange ?? "") ?? [];
    if (total !== undefined && Number(total) === sizeBytes) return { type: "refused", status: 416 };
    return { type: "mismatch", why: "the server has fewer bytes than planned" };
  }
  if (head.status !== 200 && head.status !== 206) return { type: "refused", status: head.status };
  if (head.contentEncoding !== null && head.contentEncoding !== "identity")
    return { type: "mismatch", why: "the file was compressed on the way" };
  if (head.status === 200) {
    if (head.contentLength !== null && Number(head.contentLength) !== sizeBytes)
      return { type: "mismatch", why: "another size than planned" };
    return { type: start > 0 ? "whole" : "as-asked" };
  }
  const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(head.contentRange ?? "") ?? [];
  if (from === undefined || Number(from) !== start) return { type: "mismatch", why: "another range than asked for" };
  if (total !== "*" && Number(total) !== sizeBytes) return { type: "mismatch", why: "another size than planned" };
  return { type: "as-asked" };
}

/**
 * What an answer amounts to whose body was taken into memory, for bytes that are wanted from `start` to the file's end; `from`
 * is where in the file its bytes begin, null when they are of no use.
 */
export function judgeTaken(
  { status, headers, chunks, broken }: Taken,
  wanted: { readonly start: number; readonly sizeBytes: number },
): { readonly outcome: BodyOutcome; readonly from: number | null } {
  const head = {
    status,
    location: headers.get("location"),
    contentLength: headers.get("content-length"),
    contentRange: headers.get("content-range"),
    contentEncoding: headers.get("content-encoding"),
  };
  const verdict = judgeHead(head, wanted);
  if (verdict.type !== "as-asked" && verdict.type !== "whole") return { outcome: verdict, from: null };
  const from = verdict.type === "whole" ? 0 : wanted.start;
  const end = chunks.reduce((sum, { length }) => sum + length, from);
  if (broken?.type === "too-long" || end > wanted.sizeBytes)
    return { outcome: { type: "mismatch", why: "more bytes than planned" }, from: null };
  if (broken !== null) return { outcome: { type: "dropped", code: failureCode(broken.error) }, from };
  if (end < wanted.sizeBytes) return { outcome: { type: "mismatch", why: "fewer bytes than planned" }, from };
  return { outcome: { type: "complete" }, from };
}

/** The code of a network failure; undici wraps the system's error as the cause. */
export function failureCode(error: unknown): string {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("code" in current && typeof current.code === "string") return current.code;
  }
  return "unknown";
}
