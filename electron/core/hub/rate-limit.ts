/** The Hub's rate-limit headers. Source: IETF draft-09 as the Hub sends it: `RateLimit: "api";r=0;t=295`, `Retry-After` in seconds or as a date. */

export type RateLimit = {
  /** `api`, `resolvers` or `pages`. */
  readonly bucket: string;
  readonly remaining: number;
  readonly resetSeconds: number;
};

/** What the RateLimit header says; null where it is absent or of another form. */
export function readRateLimit(headers: Pick<Headers, "get">): RateLimit | null {
  const text = headers.get("ratelimit") ?? "";
  const bucket = /^\s*"([^"]{1,40})"/.exec(text)?.[1];
  const remaining = /;\s*r=(\d{1,9})\b/.exec(text)?.[1];
  const reset = /;\s*t=(\d{1,9})\b/.exec(text)?.[1];
  if (bucket === undefined || remaining === undefined || reset === undefined) return null;
  return { bucket, remaining: Number(remaining), resetSeconds: Number(reset) };
}

/** How long the server asks to wait, in milliseconds: the longer of both headers; null where it does not say. At most a day. */
export function askedWaitMs(headers: Pick<Headers, "get">, now: number): number | null {
  const waits: number[] = [];
  const limit = readRateLimit(headers);
  // One second more: `t` is rounded down.
  if (limit !== null && limit.remaining === 0) waits.push((limit.resetSeconds + 1) * 1000);
  const retryAfter = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(retryAfter)) waits.push(Number(retryAfter) * 1000);
  else if (retryAfter !== "") {
    const at = Date.parse(retryAfter);
    if (!Number.isNaN(at)) waits.push(Math.max(0, at - now));
  }
  return waits.length === 0 ? null : Math.min(Math.max(...waits), 86_400_000);
}
