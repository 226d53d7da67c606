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

/** Every token that occurs in `text`, plain, percent-encoded or in base64. */
export function findsToken(text: string, secrets: Iterable<string>): boolean {
  if (/hf_(?:oauth_)?[A-Za-z0-9]{30,}/.test(text)) return true;
  for (const secret of secrets) {
    if (text.includes(secret)) return true;
    for (const lead of [0, 1, 2]) {
      const encoded = Buffer.from(" ".repeat(lead) + secret).toString("base64");
      if (text.includes(encoded.slice(4, -4))) return true;
    }
  }
  return false;
}

/** `text` without tokens and without the signatures of CDN links. */
export function maskSecrets(text: string, secrets: Iterable<string>): string {
  let masked = text.replace(/hf_(?:oauth_)?[A-Za-z0-9]{20,}/g, "hf_****").replace(/(Signature=)[^&\s"]+/g, "$1****");
  for (const secret of secrets) masked = masked.replaceAll(secret, "hf_****");
  return masked;
}
