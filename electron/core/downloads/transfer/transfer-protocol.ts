/**
 * What the core and the transfer worker say to each other. No message carries a token: the worker fetches from the CDN,
 * which needs none, and what the Hub itself serves is fetched by hubFetch and handed over as bytes.
 */
import type { FileToHash } from "#core/downloads/transfer/blob-hash.ts";
import type { BodyOutcome } from "#core/downloads/transfer/judge-head.ts";
import type { NetworkConfig } from "#core/hub/network-config.ts";

/** A part file, and what it is to become. */
export type PartToOpen = FileToHash & {
  /** The Hub's URL of the file at the pinned commit, for the journal. */
  readonly source: string;
};

/** How a file is fetched from the CDN. The URL is a signed link: a secret for as long as it lives. */
export type FetchOptions = {
  readonly url: string;
  /** The longest silence before the head and between the bytes, in milliseconds. */
  readonly stallTimeoutMs: number;
  /** Proxy and certificates, the same that hubFetch uses. */
  readonly network: NetworkConfig;
};

/** Something a person may want to know: bytes were given up because the file changed or the server ignores ranges, or a connection was replaced. */
export type TransferEvent = "changed" | "ignored-range" | "stalled" | "slow";

type Stretch = { readonly start: number; readonly end: number };

/** The calls; `part` is a number the core chose. */
export type WorkerCall =
  | ({ readonly type: "open"; readonly part: number } & PartToOpen)
  | ({ readonly type: "fetch"; readonly part: number } & FetchOptions)
  | { readonly type: "write"; readonly part: number; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly type: "restart"; readonly part: number }
  | { readonly type: "verify"; readonly part: number }
  | { readonly type: "drop-damaged"; readonly part: number }
  | ({ readonly type: "drop-to-compare"; readonly part: number } & Stretch)
  | ({ readonly type: "compare"; readonly part: number; readonly isDropped: boolean } & Stretch)
  | { readonly type: "close"; readonly part: number }
  /** Writes a small file in one go and verifies it. */
  | ({ readonly type: "store"; readonly bytes: Uint8Array } & FileToHash)
  | ({ readonly type: "check" } & FileToHash)
  /** Bytes per second of everything together; null for no limit. */
  | { readonly type: "limit"; readonly bytesPerSecond: number | null };

/** How much of the part file is there: in all, and from its start on without a gap. */
export type Held = { readonly heldBytes: number; readonly wholeBytes: number };

/** What each call answers. */
export type WorkerResults = {
  open: Held;
  fetch: Held & { readonly outcome: BodyOutcome };
  write: Held;
  restart: Held;
  verify: { readonly isRight: boolean };
  "drop-damaged": Held & { readonly bytes: number };
  "drop-to-compare": Held;
  compare: Held & { readonly bytes: number };
  close: null;
  store: { readonly isRight: boolean };
  check: { readonly isRight: boolean };
  limit: null;
};

export type ToWorker =
  | { readonly type: "call"; readonly call: number; readonly what: WorkerCall }
  | { readonly type: "abort"; readonly call: number };

export type FromWorker =
  | { readonly type: "result"; readonly call: number; readonly result: WorkerResults[WorkerCall["type"]] }
  /** The disk refused, or the call was aborted; `code` is the system's, such as ENOSPC. */
  | { readonly type: "failure"; readonly call: number; readonly code: string; readonly message: string }
  /** Bytes in the part file so far, or through its hash while it is verified; at most ten a second for a call. */
  | { readonly type: "progress"; readonly call: number; readonly bytes: number }
  | { readonly type: "event"; readonly call: number; readonly event: TransferEvent };
