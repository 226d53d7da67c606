/**
 * Faults on demand: what can go wrong between a client and a Hub, switched on by path. Every fault is off until a test
 * adds it, and a fault says how often it strikes, so that a run can be repeated.
 */

export type OriginName = "hub" | "cdn" | "router";

export type Fault = {
  /** Which requests: every field that is given has to match. `path` is the path without its query. */
  readonly origin?: OriginName;
  readonly method?: string;
  readonly path?: string | RegExp;
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
  /** Answers 200 with the whole file whatever Range asks. */
  readonly ignoreRange?: boolean;
  /** Changes this byte of the file (by its offset in the file). */
  readonly corruptByteAt?: number;
  /** Adds, replaces or (with null) leaves out headers of the answer. */
  readonly headers?: Readonly<Record<string, string | null>>;
};

export type Faults = {
  /** Switches a fault on; the answer switches it off. */
  add(fault: Fault): () => void;
  clear(): void;
  /** The faults that strike this request, as one; later ones win. Counts it. */
  strike(origin: OriginName, method: string, path: string): Fault;
};

/** No fault is on. */
export function createFaults(): Faults {
  const active = new Set<{ readonly fault: Fault; seen: number }>();
  return {
    add(fault) {
      const entry = { fault, seen: 0 };
      active.add(entry);
      return () => void active.delete(entry);
    },
    clear: () => active.clear(),
    strike(origin, method, path) {
      let all: Fault = {};
      for (const entry of active) {
        if (!matches(entry.fault, origin, method, path)) continue;
        const turn = entry.seen - (entry.fault.skip ?? 0);
        entry.seen += 1;
        if (turn >= 0 && turn < (entry.fault.times ?? Number.POSITIVE_INFINITY)) all = { ...all, ...entry.fault };
      }
      return all;
    },
  };
}

function matches(fault: Fault, origin: OriginName, method: string, path: string): boolean {
  if (fault.origin !== undefined && fault.origin !== origin) return false;
  if (fault.method !== undefined && fault.method !== method) return false;
  if (fault.path === undefined) return true;
  return typeof fault.path === "string" ? path === fault.path : fault.path.test(path);
}
