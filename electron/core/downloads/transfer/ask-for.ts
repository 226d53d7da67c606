/**
 * One request for the rest of a file. What the Hub serves goes through hubFetch, which adds the token; every other server
 * is asked by the transfer worker, which has none.
 */
import {
  type AnswerHead,
  type BodyOutcome,
  receiveBody,
  restOfFileHeaders,
} from "#core/downloads/transfer/receive-body.ts";
import type { Part } from "#core/downloads/transfer/transfer.ts";
import type { HubFetch, HubFetchInit } from "#core/hub/hub-fetch.ts";
import type { NetworkConfig } from "#core/hub/network-config.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Problem } from "#shared/model/problem.ts";

export type FileSource = {
  /** The Hub's own URL of the file at the pinned commit. */
  readonly url: URL;
  readonly account: NonNullable<HubFetchInit["account"]>;
  readonly fetchOk: HubFetch;
};

export type AskTools = {
  readonly stallTimeoutMs: number;
  readonly signal: AbortSignal;
  /** How to get out to other servers than the Hub now. */
  network(): NetworkConfig;
  /** The length of the part file, while bytes arrive. */
  onBytes(bytes: number): void;
};

/** Asks `url` for what `part` lacks. Throws ProblemError for what the Hub refuses, and what the part file throws. */
export async function askFor(url: URL, part: Part, source: FileSource, tools: AskTools): Promise<BodyOutcome> {
  if (url.origin === source.url.origin) return askHub(url, part, source, tools);
  const { stallTimeoutMs, signal, network, onBytes } = tools;
  const headers = restOfFileHeaders(part.offset);
  const options = { url: url.href, headers, stallTimeoutMs, network: network() };
  const outcome = await part.fetch(options, signal, onBytes);
  onBytes(part.offset);
  return outcome;
}

async function askHub(url: URL, part: Part, { account, fetchOk }: FileSource, tools: AskTools): Promise<BodyOutcome> {
  const { stallTimeoutMs, signal, onBytes } = tools;
  let response: Response;
  try {
    response = await fetchOk(url, {
      account,
      signal,
      redirect: "manual",
      retries: 0,
      headers: restOfFileHeaders(part.offset),
      headersTimeoutMs: stallTimeoutMs,
      bodyTimeoutMs: stallTimeoutMs,
    });
  } catch (error) {
    if (error instanceof ProblemError && isNetworkProblem(error.problem))
      return { type: "unreachable", problem: error.problem };
    throw error;
  }
  const sink = {
    get offset() {
      return part.offset;
    },
    sizeBytes: part.sizeBytes,
    write: async (bytes: Uint8Array) => {
      await part.write(bytes);
      onBytes(part.offset);
    },
    restart: () => part.restart(),
  };
  const body = response.body;
  try {
    return await receiveBody(headOf(response), body ?? noBytes(), sink, signal);
  } finally {
    if (body !== null && !body.locked) await body.cancel().catch(() => undefined);
  }
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
