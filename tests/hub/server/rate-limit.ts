/** The Hub's rate-limit headers on every answer, and 429 where a quota is switched on (reference section 5). */
import type { IncomingHttpHeaders } from "node:http";

type Bucket = "api" | "resolvers" | "pages";
/** Requests per window; a bucket without a quota is counted and never refused. */
export type Quotas = Partial<Readonly<Record<Bucket, number>>> & { readonly windowSeconds?: number };

export type RateState = {
  readonly headers: Readonly<Record<string, string>>;
  readonly isExceeded: boolean;
  readonly message: string;
};

const anonymous: Readonly<Record<Bucket, number>> = { api: 500, resolvers: 3000, pages: 100 };
const signedIn: Readonly<Record<Bucket, number>> = { api: 1000, resolvers: 5000, pages: 200 };

/** Counts requests per caller and bucket in fixed windows. */
export function createRateLimit(quotas: Quotas): (path: string, headers: IncomingHttpHeaders) => RateState {
  const windowSeconds = quotas.windowSeconds ?? 300;
  const counts = new Map<string, number>();
  let windowStart = Date.now();
  return (path, headers) => {
    const nowMs = Date.now();
    if (nowMs - windowStart >= windowSeconds * 1000) {
      windowStart = nowMs;
      counts.clear();
    }
    const bucket = bucketOf(path);
    const key = `${bucket} ${headers.authorization ?? ""}`;
    const used = (counts.get(key) ?? 0) + 1;
    counts.set(key, used);
    const quota = quotas[bucket] ?? (headers.authorization === undefined ? anonymous : signedIn)[bucket];
    const left = Math.max(0, quota - used);
    const resetSeconds = Math.max(1, Math.ceil((windowStart + windowSeconds * 1000 - nowMs) / 1000));
    return {
      headers: {
        RateLimit: `"${bucket}";r=${left};t=${resetSeconds}`,
        "RateLimit-Policy": `"fixed window";"${bucket}";q=${quota};w=${windowSeconds}`,
      },
      isExceeded: quotas[bucket] !== undefined && used > quota,
      message: `We had to rate limit you, you hit the quota of ${quota} ${bucket} requests per ${Math.round(windowSeconds / 60)} minutes period. Upgrade to a PRO user or Team/Enterprise organization account (https://hf.co/pricing) to get higher limits. See https://huggingface.co/docs/hub/rate-limits`,
    };
  };
}

function bucketOf(path: string): Bucket {
  if (path.startsWith("/api/resolve-cache/") || /^\/(?:datasets\/|spaces\/)?[^/]+\/[^/]+\/resolve\//.test(path))
    return "resolvers";
  return path.startsWith("/api/") ? "api" : "pages";
}
