/**
 * What the core and the transfer worker say to each other. No message carries a token: the worker fetches from the CDN,
 * which needs none, and what the Hub itself serves is fetched by hubFetch and handed over as bytes.
 */
import type { FileToHash } from "#core/downloads/transfer/blob-hash.ts";
import type { BodyOutcome } from "#core/downloads/transfer/receive-body.ts";
import type { NetworkConfig } from "#core/hub/network-config.ts";

/** How a file is fetched from the CDN. The URL is a signed link: a secret for as long as it lives. */
export type FetchOptions = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The longest silence before the head and between the bytes, in milliseconds. */
  readonly stallTimeoutMs: number;
  /** Proxy and certificates, the same that hubFetch uses. */
  readonly network: NetworkConfig;
};

/** The calls; `part` is a number the core chose. */
export type WorkerCall =
  | ({ readonly type: "open"; readonly part: number } & FileToHash)
  | ({ readonly type: "fetch"; readonly part: number } & FetchOptions)
  | { readonly type: "write"; readonly part: number; readonly bytes: Uint8Array }
  | { readonly type: "restart"; readonly part: number }
  | { readonly type: "verify"; readonly part: number }
  | { readonly type: "close"; readonly part: number }
  | ({ readonly type: "check" } & FileToHash);

/** What each call answers; `offset` is the length of the part file. */
export type WorkerResults = {
  open: { readonly offset: number };
  fetch: { readonly offset: number; readonly outcome: BodyOutcome };
  write: { readonly offset: number };
  restart: { readonly offset: number };
  verify: { readonly isRight: boolean };
  close: null;
  check: { readonly isRight: boolean };
};

export type ToWorker =
  | { readonly type: "call"; readonly call: number; readonly what: WorkerCall }
  | { readonly type: "abort"; readonly call: number };

export type FromWorker =
  | { readonly type: "result"; readonly call: number; readonly result: WorkerResults[WorkerCall["type"]] }
  /** The disk refused, or the call was aborted; `code` is the system's, such as ENOSPC. */
  | { readonly type: "failure"; readonly call: number; readonly code: string; readonly message: string }
  /** Bytes in the part file so far; at most ten a second for a call. */
  | { readonly type: "progress"; readonly call: number; readonly bytes: number };
