/**
 * Faults on demand: what can go wrong between a client and a Hub, switched on by path. Every fault is off until a test
 * adds it, and a fault says how often it strikes, so that a run can be repeated.
 */

import { seededRandom } from "#tests/hub/content/random.ts";

export type OriginName = "hub" | "cdn" | "router";

/** A place in the file, whatever stretch of it an answer holds: a byte's offset, or a share of the size. */
export type FilePlace = number | `${number}%`;

export type Fault = {
  /** Which requests: every field that is given has to match. `path` is the path without its query. */
  readonly origin?: OriginName;
  readonly method?: string;
  readonly path?: string | RegExp;
  /** Only requests that bring a token along (true), or none (false). */
  readonly isSignedIn?: boolean;
  /** Strikes this share of the requests, 0 to 1, drawn from the faults' seed: the same requests in the same order fare the same. */
  readonly chance?: number;
  /** Lets this many matching requests pass first. Default 0. */
  readonly skip?: number;
  /** Strikes this often, then rests. Default for ever. */
  readonly times?: number;
  /** Answers this instead of what the route would. */
  readonly answer?: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  /** Ends the connection without an answer. */
  readonly refuse?: boolean;
  /** Takes the request and never answers it. */
  readonly hang?: boolean;
  /** Waits before the head. */
  readonly headDelayMs?: number;
  /** Waits between the head and the first byte of the body. */
  readonly bodyDelayMs?: number;
  /** Sends the body no faster than this. */
  readonly bytesPerSecond?: number;
  /** Cuts the connection after this many bytes of the body. */
  readonly dropAfterBytes?: number;
  /** Sends nothing more after this many bytes, but keeps the connection. */
  readonly stallAfterBytes?: number;
  /** Cuts the connection, or sends nothing more, when the answer reaches this place of the file. */
  readonly dropAt?: FilePlace;
  readonly stallAt?: FilePlace;
  /** Answers 200 with the whole file whatever Range asks. */
  readonly ignoreRange?: boolean;
  /** Changes this byte of the file (by its offset in the file). */
  readonly corruptByteAt?: number;
  /** Answers other bytes of the same length under another ETag, as if someone had put a new file in its place. */
  readonly replaceFile?: boolean;
  /** Adds, replaces or (with null) leaves out headers of the answer. */
  readonly headers?: Readonly<Record<string, string | null>>;
};

export type Faults = {
  /** Switches a fault on; the answer switches it off. */
  add(fault: Fault): () => void;
  clear(): void;
  /** The faults that strike this request, as one; later ones win. Counts it. */
  strike(request: FaultTarget): Fault;
};

export type FaultTarget = {
  readonly origin: OriginName;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly isSignedIn: boolean;
};

/** No fault is on. `seed` decides which requests a `chance` hits. */
export function createFaults(seed = "faults"): Faults {
  const active = new Set<{ readonly fault: Fault; seen: number }>();
  const random = seededRandom(seed);
  return {
    add(fault) {
      const entry = { fault, seen: 0 };
      active.add(entry);
      return () => void active.delete(entry);
    },
    clear: () => active.clear(),
    strike(request) {
      let all: Fault = {};
      for (const entry of active) {
        const { skip = 0, times = Number.POSITIVE_INFINITY, chance = 1 } = entry.fault;
        if (!matches(entry.fault, request)) continue;
        if (chance < 1 && random.int(1_000_000) >= chance * 1_000_000) continue;
        const turn = entry.seen - skip;
        entry.seen += 1;
        if (turn >= 0 && turn < times) all = { ...all, ...entry.fault };
      }
      return all;
    },
  };
}

function matches(fault: Fault, { origin, method, path, isSignedIn }: FaultTarget): boolean {
  if (fault.origin !== undefined && fault.origin !== origin) return false;
  if (fault.method !== undefined && fault.method !== method) return false;
  if (fault.isSignedIn !== undefined && fault.isSignedIn !== isSignedIn) return false;
  if (fault.path === undefined) return true;
  return typeof fault.path === "string" ? path === fault.path : fault.path.test(path);
}
