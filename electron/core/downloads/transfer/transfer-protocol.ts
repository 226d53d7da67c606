/**
 * What the core and the transfer worker say to each other. No message carries a token: the worker fetches from the CDN,
 * which needs none, and what the Hub itself serves is fetched by hubFetch and handed over as bytes.
 */
import type { TargetOf } from "#core/downloads/cache/job-target.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";
import type { FileToHash } from "#core/downloads/transfer/blob-hash.ts";
import type { BodyOutcome } from "#core/downloads/transfer/judge-head.ts";
import type { NetworkConfig } from "#core/hub/network-config.ts";
import type { Problem } from "#shared/model/problem.ts";

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

/** One that is received whole or not at all, and where it goes. */
export type SmallFile = { readonly where: TargetOf; readonly file: PlannedFile };

/** `wrong`: every byte came, and the hash is another one. */
export type SmallOutcome = BodyOutcome | { readonly type: "wrong" };

type Stretch = { readonly start: number; readonly end: number };

/** The calls; `part` is a number the core chose. */
export type WorkerCall =
  | ({ readonly type: "open"; readonly part: number } & PartToOpen)
  | ({ readonly type: "fetch"; readonly part: number } & FetchOptions)
  | { readonly type: "write"; readonly part: number; readonly offset: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: "restart"; readonly part: number }
  | { readonly type: "verify"; readonly part: number }
  | { readonly type: "drop-damaged"; readonly part: number }
  | ({ readonly type: "drop-to-compare"; readonly part: number } & Stretch)
  | ({ readonly type: "compare"; readonly part: number; readonly isDropped: boolean } & Stretch)
  | { readonly type: "close"; readonly part: number }
  /** Whether a small file is there, and right; then it has its name. */
  | ({ readonly type: "have" } & SmallFile)
  /** Verifies a small file, writes it in one go and puts it in its place. */
  | ({ readonly type: "store"; readonly bytes: Uint8Array<ArrayBuffer> } & SmallFile)
  /** Fetches a small file from the CDN, and stores it. */
  | ({ readonly type: "take" } & SmallFile & FetchOptions)
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
  have: { readonly isPlaced: boolean };
  store: { readonly isRight: boolean };
  take: { readonly outcome: SmallOutcome };
  check: { readonly isRight: boolean };
  limit: null;
};

/** What is said in one turn goes in one message. */
export type ToWorkerBatch = readonly ToWorker[];
export type FromWorkerBatch = readonly FromWorker[];

export type ToWorker =
  | { readonly type: "call"; readonly call: number; readonly what: WorkerCall }
  | { readonly type: "abort"; readonly call: number };

export type FromWorker =
  | { readonly type: "result"; readonly call: number; readonly result: WorkerResults[WorkerCall["type"]] }
  /** The disk refused, or the call was aborted; `code` is the system's, such as ENOSPC. */
  | {
      readonly type: "failure";
      readonly call: number;
      readonly code: string;
      readonly message: string;
      /** What a person is told of it, where that is known. */
      readonly problem: Problem | null;
    }
  /** Bytes in the part file so far, or through its hash while it is verified; at most ten a second for a call. */
  | { readonly type: "progress"; readonly call: number; readonly bytes: number }
  | { readonly type: "event"; readonly call: number; readonly event: TransferEvent };

/** For threads whose objects are short-lived: V8 would let their first generation grow to 48 MB before it looks. */
export const smallHeap = { maxYoungGenerationSizeMb: 12 } as const;
