/** The Hub's rate-limit headers on every answer, and 429 where quotas are switched on (reference section 5). */
import type { Caller } from "#tests/hub/auth/identify.ts";
import { failure, type Reply, text } from "#tests/hub/server/reply.ts";
import type { Variants } from "#tests/hub/variants.ts";

type Bucket = "api" | "resolvers" | "pages";
/** Requests per window; what has no quota is counted and never refused. whoami has one of its own (its size is not published). */
export type Quotas = Partial<Readonly<Record<Bucket | "whoami", number>>> & { readonly windowSeconds?: number };

type RateState = {
  readonly headers: Readonly<Record<string, string>>;
  /** The answer to a request that is one too many, or null. */
  readonly refusal: Reply | null;
};

const anonymous: Readonly<Record<Bucket, number>> = { api: 500, resolvers: 3000, pages: 100 };
const signedIn: Readonly<Record<Bucket, number>> = { api: 1000, resolvers: 5000, pages: 200 };

/** Counts requests per bucket in fixed windows: those of one address without a token together, and those of one person. */
export function createRateLimit(
  quotas: Quotas | "real" | undefined,
  variants: Pick<Variants, "rateLimitBody" | "retryAfter">,
): (path: string, caller: Caller) => RateState {
  const own: Quotas = quotas === "real" ? {} : (quotas ?? {});
  const windowSeconds = own.windowSeconds ?? 300;
  const counts = new Map<string, number>();
  let windowStart = Date.now();

  const count = (key: string): number => {
    const used = (counts.get(key) ?? 0) + 1;
    counts.set(key, used);
    return used;
  };

  return (path, caller) => {
    const nowMs = Date.now();
    if (nowMs - windowStart >= windowSeconds * 1000) {
      windowStart = nowMs;
      counts.clear();
    }
    const bucket = bucketOf(path);
    const who = countedAs(caller);
    const usual = (caller.type === "token" ? signedIn : anonymous)[bucket];
    const quota = own[bucket] ?? usual;
    const used = count(`${bucket} ${who}`);
    const isOver = (quotas === "real" || own[bucket] !== undefined) && used > quota;
    const isWhoami = path === "/api/whoami-v2";
    const isWhoamiOver = isWhoami && count(`whoami ${who}`) > (own.whoami ?? Number.POSITIVE_INFINITY);
    const left = isWhoamiOver ? 0 : Math.max(0, quota - used);
    const resetSeconds = Math.max(1, Math.ceil((windowStart + windowSeconds * 1000 - nowMs) / 1000));
    const headers = {
      RateLimit: `"${bucket}";r=${left};t=${resetSeconds}`,
      "RateLimit-Policy": `"fixed window";"${bucket}";q=${isWhoamiOver ? own.whoami : quota};w=${windowSeconds}`,
    };
    if (!isOver && !isWhoamiOver) return { headers, refusal: null };
    const message = `We had to rate limit you, you hit the quota of ${isWhoamiOver ? own.whoami : quota} ${bucket} requests per ${Math.round(windowSeconds / 60)} minutes period. Upgrade to a PRO user or Team/Enterprise organization account (https://hf.co/pricing) to get higher limits. See https://huggingface.co/docs/hub/rate-limits`;
    const more = variants.retryAfter ? { "Retry-After": String(resetSeconds) } : {};
    const isText = variants.rateLimitBody === "text";
    return { headers, refusal: isText ? text(message, more, 429) : failure(429, message, undefined, more) };
  };
}

/** A person has one count for all her tokens; everyone on this computer without an accepted one shares another. */
function countedAs(caller: Caller): string {
  if (caller.type !== "token") return "127.0.0.1";
  const { kind, name } = caller.token;
  return kind.type === "app" || kind.type === "org" ? `token ${name}` : "person";
}

function bucketOf(path: string): Bucket {
  if (path.startsWith("/api/resolve-cache/") || /^\/(?:datasets\/|spaces\/)?[^/]+\/[^/]+\/resolve\//.test(path))
    return "resolvers";
  return path.startsWith("/api/") ? "api" : "pages";
}
