/** Paging: the Hub names the next page in a Link header. Only its cursor is taken, so that a header cannot send us elsewhere. */

/** The cursor of the next page; null on the last. */
export function nextCursor(response: Response): string | null {
  const link = /<([^>]+)>\s*;[^,]*\brel="?next"?/i.exec(response.headers.get("link") ?? "")?.[1];
  const cursor = link === undefined ? null : (URL.parse(link, response.url)?.searchParams.get("cursor") ?? null);
  return cursor !== null && cursor.length <= 4096 ? cursor : null;
}
