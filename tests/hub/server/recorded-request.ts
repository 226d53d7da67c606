/**
 * What the stand-in was asked. Holds which token came along, by its name, and never the text of one; and notices a token
 * anywhere but in an Authorization header to the Hub or its router.
 */
import type { OriginName } from "#tests/hub/server/faults.ts";

export type RecordedRequest = {
  readonly origin: OriginName;
  readonly method: string;
  /** The path without its query. */
  readonly path: string;
  /** Path and query; tokens and signatures are masked. */
  readonly target: string;
  /** Header names in lower case; tokens are masked. */
  readonly headers: Readonly<Record<string, string>>;
  readonly hasAuthorization: boolean;
  /** The sample token's name, `unknown` for a token we never made, or null without one. */
  readonly tokenName: string | null;
  /** Where a token stood that must not: `url`, a header's name, `body`, or `authorization` at the CDN. */
  readonly leaks: string[];
  readonly startedAt: number;
  /** Zero until the head was sent. */
  status: number;
  sentBodyBytes: number;
  /** `open` while it runs; `aborted` when the client went away first; `dropped` when a fault cut it. */
  outcome: "open" | "sent" | "aborted" | "dropped";
  durationMs: number;
};
