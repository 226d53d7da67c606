/** Paging by cursor: an opaque position in the Link header, absolute as the Hub's is (reference section 3.3). */
import { refuse } from "#tests/hub/server/reply.ts";

export type Page<T> = { readonly items: readonly T[]; readonly headers: Readonly<Record<string, string>> };

/**
 * The page of `items` that the URL's cursor and limit ask for; at most `most` entries, and `usual` without a limit. Takes
 * no more items than it has to.
 */
export function pageOf<T>(items: Iterable<T>, url: URL, { most, usual }: { most: number; usual: number }): Page<T> {
  const limitText = url.searchParams.get("limit");
  const asked = limitText === null ? usual : Number(limitText);
  if (!Number.isInteger(asked) || asked < 1) refuse(400, `"limit" must be a positive whole number`);
  const size = Math.min(asked, most);
  const start = positionOf(url.searchParams.get("cursor"));
  const end = start + size;
  const found: T[] = [];
  let at = 0;
  let hasMore = false;
  for (const item of items) {
    hasMore = at >= end;
    if (hasMore) break;
    if (at >= start) found.push(item);
    at += 1;
  }
  if (!hasMore) return { items: found, headers: {} };
  const next = new URL(url);
  next.searchParams.set("cursor", Buffer.from(JSON.stringify({ after: end })).toString("base64url"));
  return { items: found, headers: { Link: `<${next.href}>; rel="next"` } };
}

function positionOf(cursor: string | null): number {
  if (cursor === null) return 0;
  const match = /^\{"after":(\d+)\}$/.exec(Buffer.from(cursor, "base64url").toString("utf8"));
  return match === null ? refuse(400, "Invalid cursor") : Number(match[1]);
}
