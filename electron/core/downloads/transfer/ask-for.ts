/**
 * One request to the Hub for the rest of a file. Goes through hubFetch, which adds the token. What another server has, the
 * transfer worker fetches, which has none.
 */
import type { HubShortcut } from "#core/downloads/transfer/hub-shortcut.ts";
import { type AnswerHead, type BodyOutcome, judgeTaken } from "#core/downloads/transfer/judge-head.ts";
import { type BodySink, receiveBody, restOfFileHeaders } from "#core/downloads/transfer/receive-body.ts";
import type { SmallPart } from "#core/downloads/transfer/small-part.ts";
import type { HubAccess, HubFetchInit } from "#core/hub/hub-fetch.ts";
import type { Taken } from "#core/hub/take.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Problem } from "#shared/model/problem.ts";

export type FileSource = {
  /** The Hub's own URL of the file at the pinned commit. */
  readonly url: URL;
  readonly account: NonNullable<HubFetchInit["account"]>;
  readonly hub: Pick<HubAccess, "fetchOk" | "take">;
  readonly shortcut: HubShortcut;
};

export type AskTools = {
  readonly stallTimeoutMs: number;
  readonly signal: AbortSignal;
  /** The length of the part file, while bytes arrive. */
  onBytes(bytes: number): void;
};

/** Asks the Hub for what `sink` lacks. Throws ProblemError for what the Hub refuses, and what the sink throws. */
export async function askHub(
  url: URL,
  sink: BodySink,
  { account, hub }: FileSource,
  { stallTimeoutMs, signal, onBytes }: AskTools,
): Promise<BodyOutcome> {
  let response: Response;
  try {
    response = await hub.fetchOk(url, {
      account,
      signal,
      redirect: "manual",
      retries: 0,
      headers: restOfFileHeaders(sink.offset),
      headersTimeoutMs: stallTimeoutMs,
      bodyTimeoutMs: stallTimeoutMs,
    });
  } catch (error) {
    if (error instanceof ProblemError && isNetworkProblem(error.problem))
      return { type: "unreachable", problem: error.problem };
    throw error;
  }
  const counted: BodySink = {
    get offset() {
      return sink.offset;
    },
    sizeBytes: sink.sizeBytes,
    write: async (bytes) => {
      await sink.write(bytes, signal);
      onBytes(sink.offset);
    },
    restart: () => sink.restart(),
  };
  const body = response.body;
  try {
    return await receiveBody(headOf(response), body ?? noBytes(), counted, signal);
  } finally {
    if (body !== null && !body.locked) await body.cancel().catch(() => undefined);
  }
}

/** As `askHub` for a small file, at a fraction of the cost: all of the answer in one go. */
export async function takeFromHub(
  url: URL,
  small: SmallPart,
  source: FileSource,
  tools: AskTools,
): Promise<BodyOutcome> {
  const { stallTimeoutMs, signal, onBytes } = tools;
  const { sizeBytes, offset: start } = small;
  let taken: Taken;
  try {
    taken = await source.hub.take(url, {
      account: source.account,
      signal,
      headers: restOfFileHeaders(start),
      bytesMax: sizeBytes,
      silenceMs: stallTimeoutMs,
      onBytes: (bytes) => onBytes(Math.min(start + bytes, sizeBytes)),
    });
  } catch (error) {
    if (error instanceof ProblemError && isNetworkProblem(error.problem))
      return { type: "unreachable", problem: error.problem };
    throw error;
  }
  // A proxy compressed it; fetch undoes that.
  if ((taken.headers.get("content-encoding") ?? "identity") !== "identity") return askHub(url, small, source, tools);
  const { outcome, from } = judgeTaken(taken, { start, sizeBytes });
  if (from === 0) await small.restart();
  if (from !== null) for (const chunk of taken.chunks) small.add(chunk);
  return outcome;
}

/** Whether waiting for the network can mend it: not where the certificate or the proxy is the problem. */
export function isNetworkProblem({ code }: Problem): boolean {
  return code === "OFFLINE" || code === "HUB_DOWN";
}

/** fetch undoes a compression that a proxy added; then the length in the head is not the file's. */
function headOf({ status, headers }: Response): AnswerHead {
  const isCompressed = (headers.get("content-encoding") ?? "identity") !== "identity";
  return {
    status,
    location: headers.get("location"),
    contentLength: isCompressed ? null : headers.get("content-length"),
    contentRange: headers.get("content-range"),
    contentEncoding: null,
  };
}

async function* noBytes(): AsyncGenerator<Uint8Array, void, void> {
  // A body of no bytes.
}
